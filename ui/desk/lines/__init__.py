"""Helplines: who answers, in which country, and what is good to know before a call."""
