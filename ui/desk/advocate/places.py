"""The ids of the pages for somebody who helps."""

ADVOCATE = "advocate"
NOTES = "advocate-notes"
"""The page for the notes that come back."""
