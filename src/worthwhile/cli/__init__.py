"""The command line: engines and reference without Django or a database."""
