"""How the pages that people answer on can be set."""

from __future__ import annotations

from django.db import models


class Layout(models.TextChoices):
    """The words stand in both languages, because no language is chosen yet where they are read."""

    STANDARD = "standard", "Standard / Safonol"
    LARGE = "large", "Large print / Print bras"
    EASY = "easy", "Easy to read: one idea a line / Hawdd ei ddeall: un syniad y llinell"
