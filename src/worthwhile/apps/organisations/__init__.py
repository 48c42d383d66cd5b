"""Organisations: who belongs to one and in what role, how it is registered, and what is true of it."""
