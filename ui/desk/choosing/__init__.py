"""Choosing a secret and typing it back: the same in the first run and inside the open vault."""
