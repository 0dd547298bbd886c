"""Tests of `nocontact_desktop.system`."""
