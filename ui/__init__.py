"""The screens: all of Qt lives here."""
