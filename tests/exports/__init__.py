"""Tests of everything printable."""
