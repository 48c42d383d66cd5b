"""Buying well: the lawful route, a tender that small providers can answer, and an award that nobody can doubt."""
