"""Tests of unlocking, locking and leaving."""
