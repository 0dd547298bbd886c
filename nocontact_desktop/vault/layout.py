"""Sizes inside a compartment's file."""

PAGE = 16384
"""Bytes in a page of the database."""

FRONT = PAGE
"""Bytes before the first page: the sealed head of the journal, the root, then random ones."""

HEAD = 4096
"""Bytes of the sealed head of the journal."""

ROOT = HEAD
"""Where the root over all pages lies."""
