"""Everything that goes onto paper: the card, the plan, and the one way out for a document."""
