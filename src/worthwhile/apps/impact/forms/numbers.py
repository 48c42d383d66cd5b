"""Numbers as people write them: £12,000, 20%, 1.5."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import InvalidInput

_NUMBER = re.compile(r"^-?(\d{1,3}(,\d{3})+|\d{1,13})(\.\d{1,6})?$")


SPOKEN = {"£": "in pounds", "%": "in per cent", "years": "in years"}


class NumberField(forms.Field):
    """An exact number. ``sign`` and ``unit`` stand before and behind the box and may be typed too."""

    def __init__(
        self,
        *,
        what: str,
        example: str,
        sign: str = "",
        unit: str = "",
        lowest: Decimal | None = None,
        above: Decimal | None = None,
        highest: Decimal | None = None,
        width: int = 10,
        **kwargs: Any,
    ) -> None:
        self.what, self.example, self.sign, self.unit = what, example, sign, unit
        self.lowest, self.above, self.highest = lowest, above, highest
        kwargs.setdefault("widget", forms.TextInput(attrs=_box(width)))
        kwargs.setdefault("error_messages", {"required": f"Enter {what}, such as {example}"})
        super().__init__(template_name="impact/number_field.html", **kwargs)

    @property
    def spoken_unit(self) -> str:
        """The unit for who cannot see the sign beside the box."""
        return SPOKEN.get(self.sign or self.unit, "")

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        text = str(value).strip().removeprefix("£").removesuffix("%").replace(" ", "")
        if not text:
            return None
        if not _NUMBER.match(text):
            raise forms.ValidationError(f"Enter {self.what} as a number, such as {self.example}. You gave “{value}”")
        return self.checked(Decimal(text.replace(",", "")))

    def checked(self, number: Decimal) -> Decimal:
        """The number, where it is possible."""
        if self.lowest is not None and number < self.lowest:
            raise forms.ValidationError(f"Enter {self.what} as {self.lowest} or more. You gave {number}")
        if self.above is not None and number <= self.above:
            raise forms.ValidationError(f"Enter {self.what} as more than {self.above}. You gave {number}")
        if self.highest is not None and number > self.highest:
            raise forms.ValidationError(f"Enter {self.what} as {self.highest} or less. You gave {number}")
        return number


class PercentField(NumberField):
    """A percentage that becomes a fraction: 20 means 20%, which is 0.20."""

    def __init__(self, *, what: str, example: str = "20", **kwargs: Any) -> None:
        super().__init__(
            what=what, example=example, unit="%", lowest=Decimal(0), highest=Decimal(100), width=5, **kwargs
        )

    def checked(self, number: Decimal) -> Decimal:
        number = super().checked(number)
        if 0 < number < 1:
            raise forms.ValidationError(
                f"Enter {self.what} as a percentage, 20 for 20%. "
                f"You gave {number}: did you mean {(number * 100).normalize():f}?"
            )
        return number / 100


class RateField(PercentField):
    """A yearly rate in per cent, where less than 1 is likely enough."""

    def checked(self, number: Decimal) -> Decimal:
        return NumberField.checked(self, number) / 100


class PriceYearField(forms.CharField):
    """A calendar or financial year, kept as it is written in a case."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-5"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            year = PriceYear.parse(text)
        except InvalidInput as error:
            raise forms.ValidationError(error.problems[0].message.rstrip(".")) from None
        return str(year) if year.financial else year.begins


def _box(width: int) -> dict[str, str]:
    return {"class": f"govuk-input--width-{width}", "inputmode": "decimal", "spellcheck": "false"}
