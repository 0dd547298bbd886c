"""Tests of what changes the secrets from inside the open vault."""
