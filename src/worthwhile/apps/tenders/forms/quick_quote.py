"""The first step of a quick quote: what is wanted, where, for how much and by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.opportunities.forms.offered_profile import AreasForm
from worthwhile.apps.tenders.forms.amount_field import WrittenNumberField
from worthwhile.apps.tenders.forms.buyer_moment import ClockField, moment_of
from worthwhile.apps.tenders.forms.kind_field import KindField
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.offering import areas_as_typed
from worthwhile.apps.tenders.selectors.quick_quote_law import LegalFacts
from worthwhile.apps.tenders.services.quick_quote_content import Wanted
from worthwhile.engines.regimes import ANSWER_NAMES, Buyer, Nation, Subject
from worthwhile.ui.day_field import DayField

NATIONS = {
    "england": ("England", Nation.ENGLAND, None),
    "wales": ("Wales", Nation.WALES, None),
    "scotland": ("Scotland: a council, a health board or another devolved body", Nation.SCOTLAND, True),
    "scotland-uk": ("Scotland: a body of the United Kingdom with an office there", Nation.SCOTLAND, False),
    "northern-ireland": ("Northern Ireland", Nation.NORTHERN_IRELAND, None),
}
SUBJECTS = {
    "social-care": ("Social care or community support", Subject.SOCIAL_CARE, None),
    "health-listed": (
        "Health services that stand in Schedule 1 of the Provider Selection Regime regulations",
        Subject.HEALTH_CARE,
        True,
    ),
    "health-other": ("Health or public health services that do not stand there", Subject.PUBLIC_HEALTH, False),
    "other-light-touch": (ANSWER_NAMES[Subject.OTHER_LIGHT_TOUCH], Subject.OTHER_LIGHT_TOUCH, None),
    "other-services": ("Services of any other kind", Subject.OTHER_SERVICES, None),
    "supplies": (ANSWER_NAMES[Subject.SUPPLIES], Subject.SUPPLIES, None),
}
MOST_POUNDS = 100_000_000
_TOO_LONG = "Shorten this to {} characters"


class _PoundsField(WrittenNumberField):
    """Pounds and pence above 0."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        told = "Enter an amount in pounds, such as 18000"
        messages = dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            told,
        )
        super().__init__(
            label=label, min_value=Decimal("0.01"), max_value=MOST_POUNDS, max_digits=12, decimal_places=2,
            error_messages=messages, widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}), **kwargs,
        )  # fmt: skip


class QuickQuoteForm(AreasForm):
    """What is wanted. ``ask_ground`` adds the question of why suppliers may be invited where we cannot tell."""

    title = forms.CharField(
        label="What do you need?",
        help_text="The title that suppliers read. For example, Befriending in Luton",
        max_length=200,
        error_messages={"required": "Enter what you need", "max_length": _TOO_LONG.format(200)},
    )
    description = forms.CharField(
        label="What is it for, for whom, and how much of it?",
        help_text="A few sentences. Say what should be different afterwards, and leave open how",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what you need in a few sentences", "max_length": _TOO_LONG.format("4,000")},
    )
    kind = KindField(
        label="Which kind of service is nearest?", empty="Choose", error_messages={"required": "Choose a kind"}
    )
    areas = forms.CharField(
        label="Where?",
        help_text="Council areas, counties or postcodes, with commas between them. For example, Luton, MK40 2NT",
        max_length=2000,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        error_messages={"required": "Enter where, such as Luton", "max_length": "Name fewer places"},
    )
    with_vat = _PoundsField(
        label="How much can it cost over its whole length, with VAT?",
        help_text="In pounds, with every extension: thresholds are counted so. Suppliers read it",
    )
    without_vat = _PoundsField(label="The same without VAT (needed in Scotland)", required=False)
    nation = forms.ChoiceField(
        label="In which nation are you?",
        choices=[("", "Choose"), *((key, name) for key, (name, *_) in NATIONS.items())],
        error_messages={"required": "Choose a nation"},
    )
    buyer = forms.ChoiceField(
        label="What kind of body are you?",
        choices=[("", "Choose"), *((one.value, ANSWER_NAMES[one]) for one in Buyer)],
        error_messages={"required": "Choose what kind of body you are"},
    )
    subject = forms.ChoiceField(
        label="What is it in law?",
        help_text="It decides which thresholds count",
        choices=[(key, name) for key, (name, *_) in SUBJECTS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
    )
    deadline = DayField(label="Last day for quotes", what="the last day for quotes")
    deadline_time = ClockField(label="Time of that day", initial="12:00")
    own_ground = forms.CharField(
        label="Why may you invite suppliers of your choice?",
        help_text="We cannot tell from what we hold. Name the rule of yours that allows it. It is kept on record, and "
        "suppliers read it",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Name the rule that allows it", "max_length": _TOO_LONG.format("1,000")},
    )
    field_order = (
        "title", "description", "kind", "areas", "with_vat", "without_vat", "deadline", "deadline_time", "nation",
        "buyer", "subject", "own_ground",
    )  # fmt: skip

    def __init__(self, *args: Any, ask_ground: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ask_ground:
            del self.fields["own_ground"]

    def clean_title(self) -> str:
        """The title on one line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        net, gross = data.get("without_vat"), data.get("with_vat")
        if net is not None and gross is not None and gross < net:
            self.add_error("without_vat", "Without VAT it cannot be more than with VAT. Correct one of the two")
        if data.get("deadline") and data.get("deadline_time"):
            try:
                data["deadline_moment"] = moment_of(data["deadline"], data["deadline_time"])
            except forms.ValidationError as error:
                self.add_error("deadline_time", error)
        return data

    @property
    def wanted(self) -> Wanted:
        """The answers, once the form is valid."""
        data = self.cleaned_data
        _, nation, devolved = NATIONS[data["nation"]]
        _, subject, listed = SUBJECTS[data["subject"]]
        return Wanted(
            title=data["title"],
            description=data["description"],
            kinds=(data["kind"],),
            areas=tuple(data["areas"]),
            facts=LegalFacts(
                nation=nation,
                devolved_scottish=devolved,
                buyer=Buyer(data["buyer"]),
                subject=subject,
                psr_schedule_1=listed,
                with_vat=data["with_vat"],
                without_vat=data["without_vat"],
            ),
            deadline=data["deadline_moment"],
            own_ground=data.get("own_ground", ""),
        )


def initial_of_buyer(before: Mapping[str, Any]) -> dict[str, Any]:
    """What a buyer said of itself last time."""
    nation, devolved = before.get("nation"), before.get("devolved_scottish")
    key = "scotland-uk" if nation == "scotland" and devolved is False else nation
    return {"nation": key, "buyer": before.get("kind")}


def initial_of_tender(
    data: Mapping[str, Any], kept: Mapping[str, Any], areas: tuple[str, ...], kind: str, deadline: datetime | None
) -> dict[str, Any]:
    """What the form begins with when a quick quote is changed."""
    subject, value = data.get("subject") or {}, data.get("value") or {}
    there = deadline.astimezone(UNITED_KINGDOM) if deadline else None
    asked = (subject.get("kind"), kept.get("psr_schedule_1"))
    chosen = next((key for key, (_, one, listed) in SUBJECTS.items() if (one.value, listed) == asked), None)
    return {
        "title": subject.get("title"),
        "description": subject.get("description"),
        "kind": kind,
        "areas": areas_as_typed(areas),
        "with_vat": value.get("total_gross"),
        "without_vat": value.get("total_net"),
        "subject": chosen,
        "own_ground": kept.get("own_ground"),
        **initial_of_buyer({**(data.get("buyer") or {}), **kept}),
        **({"deadline": there.date(), "deadline_time": f"{there:%H:%M}"} if there else {}),
    }
