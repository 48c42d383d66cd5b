"""Our words for the fields of forms that come from allauth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

LONG_ENOUGH = "At least 12 characters. Three words that have nothing to do with each other are easy to remember."


@dataclass(frozen=True)
class Words:
    """What a field is called, what is said when it is empty, and what helps to fill it."""

    label: str
    when_empty: str
    hint: str = ""


EMAIL = Words("E-mail address", "Enter your e-mail address")
NEW_PASSWORD = Words("New password", "Enter a new password", LONG_ENOUGH)
EMAIL_CODE = Words("Code", "Enter the code from the e-mail", "Capital letters and the dash do not matter.")
APP_CODE = Words("Code", "Enter the code your app shows now", "Six figures.")
NOT_AN_ADDRESS = "Enter the whole e-mail address, such as name@example.org"


class PlainWords:
    """Put before a form of allauth: its fields then speak as ours do."""

    words: ClassVar[dict[str, Words]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = self.fields  # type: ignore[attr-defined]
        for name, words in self.words.items():
            if name not in fields:
                continue  # signing up by passkey leaves the password out
            field = fields[name]
            field.label, field.help_text = words.label, words.hint
            field.error_messages |= {"required": words.when_empty, "invalid": NOT_AN_ADDRESS}
