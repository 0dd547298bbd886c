"""The page that says what changed in the plan since a day."""
