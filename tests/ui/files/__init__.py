"""The page on which files are kept in the vault."""
