"""The exit plan: content declared as data, and pure functions over what was answered."""
