"""Tests of the composed core."""
