"""Tests of the first process."""
