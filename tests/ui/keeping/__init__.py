"""The page of what is kept, used as a person uses it."""
