"""Maps of the plan: the people, and who can reach which device and account."""
