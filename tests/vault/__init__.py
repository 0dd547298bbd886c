"""Tests of the vault, on real files, a real database and a real keyring."""
