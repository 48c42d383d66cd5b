"""A space to look around in without an account, and a guide through a first case."""
