"""What screen readers, dictation and switches can do: the same as hands."""
