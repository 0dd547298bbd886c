"""Tests of ui/desk/maps."""
