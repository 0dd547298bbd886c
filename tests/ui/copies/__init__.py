"""The screens for copies, practising and the way back."""
