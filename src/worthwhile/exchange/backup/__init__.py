"""Backups: everything an installation keeps, in one archive that says what it holds."""
