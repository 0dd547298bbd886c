"""Tests of the shipped words."""
