"""The page of helplines, used as a person uses it."""
