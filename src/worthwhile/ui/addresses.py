"""``<key:...>`` in an address: the number of a row, no longer than a database can hold.

Django's own ``<int:...>`` takes any length, and SQLite fails on a number beyond 64 bits.
"""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import IntConverter


class KeyConverter(IntConverter):
    """Up to 18 digits: always within 64 bits."""

    regex = "[0-9]{1,18}"


def register_key_converter() -> None:
    """Make ``<key:...>`` known to Django; call it once, before the addresses are read."""
    register_converter(KeyConverter, "key")
