"""A number as people write it, with pound signs and commas."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

MOST_DECIMALS = 2


class WrittenNumberField(forms.DecimalField):
    """A number, whatever stands around its digits."""

    def to_python(self, value: Any) -> Any:
        written = value.replace("£", "").replace(",", "").replace(" ", "") if isinstance(value, str) else value
        return super().to_python(written)


class AmountField(WrittenNumberField):
    """A number from 0 to ``most`` of at most two decimals, or a whole one; it may be left empty."""

    def __init__(self, *, label: str, most: int, whole: bool = False, **kwargs: Any) -> None:
        super().__init__(label=label, required=False, **kwargs)
        self._most, self._decimals = most, 0 if whole else MOST_DECIMALS
        what = "a whole number" if whole else "a number in figures"
        self._told = f"{label}: enter {what} from 0 to {most:,}"
        self.error_messages["invalid"] = self._told

    def validate(self, value: Any) -> None:
        """Refuse what is out of bounds, with one message whatever is wrong."""
        super().validate(value)
        if value is None:
            return
        number: Decimal = value
        if not 0 <= number <= self._most or number != round(number, self._decimals):
            raise ValidationError(self._told, code="invalid")
