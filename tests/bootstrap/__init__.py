"""Tests of `nocontact_desktop.bootstrap` and `main.py`."""
