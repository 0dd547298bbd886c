"""Copies of the vault: making, checking, practising, and the way back from damage."""
