"""Tests of the plan: reading the content, and the pure functions over answers."""
