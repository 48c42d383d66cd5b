"""A number as people write it, with pound signs and commas."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms


class AmountField(forms.DecimalField):
    """A number of at most two decimals, from ``min_value`` to ``max_value``; left empty where it need not be known."""

    def __init__(self, *, most: int, whole: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(min_value=Decimal(0), max_value=Decimal(most), decimal_places=0 if whole else 2, **kwargs)
        what = "a whole number" if whole else "a number in figures"
        told = f"Enter {what} from 0 to {most:,}"
        for code in ("invalid", "min_value", "max_value", "max_decimal_places"):
            self.error_messages[code] = told
        for validator in self.validators:
            if getattr(validator, "code", "") in ("min_value", "max_value"):
                validator.message = told  # type: ignore[union-attr]

    def to_python(self, value: Any) -> Any:
        written = value.replace("£", "").replace(",", "").replace(" ", "") if isinstance(value, str) else value
        return super().to_python(written)
