"""Whom each address is for, one module an area of work, and what the walk leaves there to be found."""
