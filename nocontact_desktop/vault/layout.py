"""Sizes inside a compartment's file."""

PAGE = 16384
"""Bytes in a page of the database."""

FRONT = PAGE
"""Bytes before the first page: the sealed head of the journal, then random ones."""
