"""Tests of ui/desk."""
