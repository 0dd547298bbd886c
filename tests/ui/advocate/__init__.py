"""The copy for an advocate and the way back for notes, used as a person uses them."""
