"""The working parts of the disguises: arithmetic that is right, without any screen."""
