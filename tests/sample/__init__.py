"""The made-up person."""
