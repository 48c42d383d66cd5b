"""A bid being written, as its pages tell it."""
