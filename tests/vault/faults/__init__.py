"""Faults at system calls: each of them in turn, once and from then on."""
