"""Vectors that other implementations can check themselves against."""
