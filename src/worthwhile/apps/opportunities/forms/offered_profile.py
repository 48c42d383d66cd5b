"""The profile, asked in parts: where, what, what is held, how one bids, and who may bid for reserved contracts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.opportunities.selectors.offered_profile_words import ACCREDITATION_NAMES
from worthwhile.exchange.plain_data import digits_text
from worthwhile.exchange.profile.profile import MOST_AREAS
from worthwhile.reference import areas, cpv
from worthwhile.reference.postcodes import read_postcode

MOST_TEXT = 4000


def lines_of(text: str) -> list[str]:
    """What stands on the lines of a text, and between its commas, without what is empty or repeated."""
    parts = (part.strip() for line in text.splitlines() for part in line.split(","))
    return list(dict.fromkeys(part for part in parts if part))


class AreasForm(forms.Form):
    """Where an organisation works."""

    areas = forms.CharField(
        label="Where do you work?",
        help_text="Names of council areas, counties, regions or nations, postcodes, or ONS codes: one a line. "
        "For example Luton, MK40 2NT, Hertfordshire",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        error_messages={"max_length": "Name fewer places: a county stands for every district in it"},
    )

    def clean_areas(self) -> list[str]:
        """The areas as ONS codes; every place that is not known is told."""
        given = lines_of(self.cleaned_data["areas"])
        if len(given) > MOST_AREAS:
            raise forms.ValidationError(f"Name up to {MOST_AREAS:,} places. You gave {len(given):,}")
        found = [(place, areas.recognise(place)) for place in given]
        problems = [_advice(place, one) for place, one in found if one is None or one.part_of]
        if problems:
            raise forms.ValidationError(problems)
        return list(dict.fromkeys(one.code for _, one in found if one is not None))


def _advice(given: str, found: areas.Recognised | None) -> str:
    if found is not None:
        around = areas.area(found.code).name
        return f"{given} is a part of {around} that we cannot place. Give its council areas, or {around} if that is so"
    if read_postcode(given):
        return f"We do not hold the postcode {given}. Give the council area instead, such as Luton"
    near = areas.near_names_hint(given)
    return f"We do not know a place called {given}. Give a council area, county, region or postcode.{near}"


class ServiceForm(forms.Form):
    """One service, in the words of those who do it."""

    name = forms.CharField(
        label="What is the service called?",
        help_text="In a few words, such as Befriending",
        max_length=120,
        error_messages={
            "required": "Enter what the service is called",
            "max_length": "Shorten the name to 120 characters",
        },
    )
    description = forms.CharField(
        label="What do you do, and for whom?",
        help_text="In the words that buyers use: notices are searched for them. "
        "For example, weekly visits and lunch clubs for older people who live alone",
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Say what you do and for whom, in a sentence or two",
            "max_length": f"Shorten this to {MOST_TEXT:,} characters",
        },
    )
    client_groups = forms.CharField(
        label="Whom is it for? (optional)",
        help_text="One a line, such as older people, carers",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Shorten this to 1,000 characters"},
    )
    kinds = forms.MultipleChoiceField(
        label="Which kinds of service do buyers call it?",
        help_text="Choose all that are near. They stand under headings",
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    codes = forms.CharField(
        label="CPV codes of your own (optional)",
        help_text="The codes under which notices are sorted, if you know any: eight digits, one a line",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        error_messages={"max_length": "Name fewer codes"},
    )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["kinds"].choices = [(group.key, group.name) for group in cpv.groups()]  # type: ignore[attr-defined]

    def clean_client_groups(self) -> list[str]:
        return lines_of(self.cleaned_data["client_groups"])[:50]

    def clean_codes(self) -> list[str]:
        given = lines_of(self.cleaned_data["codes"])
        wrong = [code for code in given if cpv.read(code) is None]
        if wrong:
            told = [f"Enter a code of eight digits, such as 85320000. You gave {code}" for code in wrong]
            raise forms.ValidationError(told)
        return [code for one in given if (code := cpv.read(one))][:50]

    @property
    def given_codes(self) -> list[str]:
        """The codes of the kinds chosen and those given, once the form is valid."""
        chosen = [code for group in cpv.groups() if group.key in self.cleaned_data["kinds"] for code in group.codes]
        return list(dict.fromkeys([*chosen, *self.cleaned_data["codes"]]))


def initial_of_service(name: str, description: str, codes: list[str], client_groups: list[str]) -> dict[str, Any]:
    """What the form of a service begins with: kinds are ticked where all their codes are there."""
    kinds = [group for group in cpv.groups() if group.codes and set(group.codes) <= set(codes)]
    covered = {code for group in kinds for code in group.codes}
    return {
        "name": name,
        "description": description,
        "client_groups": "\n".join(client_groups),
        "kinds": [group.key for group in kinds],
        "codes": "\n".join(code for code in codes if code not in covered),
    }


class AccreditationsForm(forms.Form):
    """What an organisation holds."""

    held = forms.MultipleChoiceField(
        label="Which of these do you hold?",
        choices=list(ACCREDITATION_NAMES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label="Others (optional)",
        help_text="One a line, as notices would name them",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Shorten this to 2,000 characters"},
    )

    @property
    def given(self) -> list[str]:
        """Everything held, once the form is valid."""
        return [*self.cleaned_data["held"], *lines_of(self.cleaned_data["others"])][:200]


class BiddingForm(forms.Form):
    """What is worth a bid, how far one goes, and how long a bid takes."""

    smallest_contract = forms.DecimalField(
        label="Smallest contract worth a bid (optional)",
        help_text="In pounds, over its whole length",
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(10) ** 12,
        error_messages={
            "invalid": "Enter the amount in pounds, such as 20000",
            "min_value": "Enter 0 or more",
            "max_value": "Enter a smaller amount",
        },
    )
    travel_km = forms.DecimalField(
        label="How many kilometres beyond your areas would you work? (optional)",
        help_text="We take 30 where you leave it empty",
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(1500),
        error_messages={
            "invalid": "Enter kilometres as a number, such as 20",
            "min_value": "Enter 0 or more",
            "max_value": "Enter 1500 or less",
        },
    )
    days_to_bid = forms.IntegerField(
        label="How many days do you need to write a bid? (optional)",
        help_text="We take 28 where you leave it empty",
        required=False,
        min_value=1,
        max_value=365,
        error_messages={
            "invalid": "Enter days as a whole number, such as 20",
            "min_value": "Enter 1 or more",
            "max_value": "Enter 365 or less",
        },
    )


class FoundForm(forms.Form):
    """Whether others find the organisation: those who look for somebody to bid with, and buyers for quick quotes."""

    findable = forms.BooleanField(
        label="Show us to organisations that look for somebody to bid with, and to buyers who look for suppliers",
        help_text="They see your name, where you work, your services, what you hold and your turnover, as far as you "
        "state them here. Nobody sees anything while this is not ticked.",
        required=False,
    )


_ANSWERS = [("yes", "Yes"), ("no", "No"), ("", "Not sure, or rather not say")]


class _YesNoField(forms.ChoiceField):
    """Yes, no, or not stated, which is never taken as no."""

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(label=label, help_text=help_text, choices=_ANSWERS, required=False, widget=forms.RadioSelect)

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))


class ReservedForm(forms.Form):
    """Who may bid for what is reserved or said to suit small and voluntary organisations."""

    sme = _YesNoField("Are you a small or medium enterprise?")
    vcse = _YesNoField("Are you a voluntary, community or social enterprise?")
    employee_controlled = _YesNoField("Do your employees manage and control the organisation?")
    public_service_purpose = _YesNoField("Is it your purpose to deliver public services?")
    profit_to_members_only = _YesNoField("Do you make no profit, or pay profit to your members alone?")
    supported_employment_purpose = _YesNoField(
        "Are you there, wholly or partly, to employ or support disabled or disadvantaged people?"
    )
    disadvantaged_workforce_share = forms.DecimalField(
        label="What share of your workforce is disabled or disadvantaged, in per cent? (optional)",
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(100),
        error_messages={
            "invalid": "Enter a percentage, such as 12",
            "min_value": "Enter 0 or more",
            "max_value": "Enter 100 or less",
        },
    )

    @property
    def given(self) -> dict[str, Any]:
        """The answers by their names in worthwhile/profile/1, once the form is valid."""
        share = self.cleaned_data["disadvantaged_workforce_share"]
        return {**self.cleaned_data, "disadvantaged_workforce_share": None if share is None else float(share / 100)}


def initial_of_reserved(stated: dict[str, Any]) -> dict[str, Any]:
    """What the form begins with."""
    answers = {name: stated.get(name) for name in ReservedForm.base_fields}
    made = {name: "" if answer is None else "yes" if answer else "no" for name, answer in answers.items()}
    share = stated.get("disadvantaged_workforce_share")
    return {**made, "disadvantaged_workforce_share": "" if share is None else digits_text(Decimal(str(share)) * 100)}


class ProfileFileForm(forms.Form):
    """A profile file to bring in."""

    file = forms.FileField(
        label="Profile file",
        help_text="YAML or JSON, as worthwhile market match reads it",
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.json"}),
        error_messages={"required": "Choose a profile file", "empty": "The file is empty. Choose another"},
    )
