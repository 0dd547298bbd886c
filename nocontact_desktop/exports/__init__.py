"""Everything that can be put on paper, made in memory: card, plan, recovery sheet, helplines."""
