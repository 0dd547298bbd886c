"""A copy for somebody who helps, and the way back for their notes."""
