"""Tests of the disguises."""
