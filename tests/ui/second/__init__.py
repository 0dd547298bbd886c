"""The page for a second vault."""
