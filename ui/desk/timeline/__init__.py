"""The whole plan in the order of time."""

TIMELINE = "timeline"
"""The id of its page."""
