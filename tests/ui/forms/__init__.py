"""Tests of ui/forms."""
