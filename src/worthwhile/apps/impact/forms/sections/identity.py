"""An outcome itself: what changes, for whom, and whether it is to be priced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import slugify

from worthwhile.apps.impact.forms.numbers import NumberField
from worthwhile.apps.impact.forms.sections.theory import OWN
from worthwhile.apps.impact.selectors.shown import part_of, typed_number
from worthwhile.engines.valuation.vocabulary import Agency, Level, Status
from worthwhile.exchange.case_edits import Edits, apply_edits

AGENCIES = [
    (Agency.PEOPLE.value, "People"),
    (Agency.NHS.value, "NHS"),
    (Agency.LOCAL_AUTHORITY.value, "Local authority"),
    (Agency.DWP.value, "Department for Work and Pensions"),
    (Agency.CRIMINAL_JUSTICE.value, "Criminal justice"),
    (Agency.EDUCATION.value, "Education"),
    (Agency.HOUSING.value, "Housing"),
    (Agency.CENTRAL_GOVERNMENT.value, "Central government"),
    (Agency.OTHER_PUBLIC.value, "Another public budget"),
    (Agency.BUSINESS.value, "Business"),
    (Agency.ENVIRONMENT.value, "The environment"),
    (Agency.SOCIETY.value, "Society: shared by many"),
]
LONGEST_ID = 50


class IdentitySection(forms.Form):
    """The words of an outcome."""

    name = forms.CharField(
        label="What changes?",
        help_text="As the people who gain would say it, such as: We are less lonely",
        max_length=200,
        error_messages={"required": "Say what changes"},
    )
    stakeholder = forms.CharField(
        label="For whom?",
        help_text="Such as: Older people who come to lunch",
        max_length=200,
        error_messages={"required": "Say for whom it changes"},
    )
    level = forms.ChoiceField(
        label="Where does the change happen?",
        choices=[
            (Level.INDIVIDUAL.value, "In a person's life"),
            (Level.SOCIAL.value, "Between people, or in services that many share"),
            (Level.ENVIRONMENTAL.value, "In the environment"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where the change happens"},
    )
    agency = forms.ChoiceField(
        label="Whose gain is it?",
        help_text="Where a public service spends less, choose its budget",
        choices=[("", "Choose one"), *AGENCIES],
        error_messages={"required": "Choose whose gain it is"},
    )
    status = forms.ChoiceField(
        label="Should it carry a price?",
        choices=[
            (Status.PRICED.value, "Yes: there is evidence and a published worth"),
            (Status.PENDING.value, "Not yet: it waits for evidence, and is not counted"),
            (Status.HELD.value, "No: it is real, and is told with what was measured and what people said"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it should carry a price"},
    )
    importance = NumberField(
        what="how much it matters",
        example="8",
        lowest=Decimal(0),
        highest=Decimal(10),
        width=3,
        label="How much does it matter to them, from 0 to 10? (optional)",
        help_text="As they say themselves. It is shown beside the result and never turned into money",
        required=False,
    )
    story = forms.CharField(
        label="What do people say? (optional)",
        help_text="In their words, with their consent and without names. It is shown with the outcome",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        required=False,
    )
    shares = forms.MultipleChoiceField(
        label="May another outcome describe the same change in the same people?",
        help_text="If so, only the one worth most counts: nothing is counted twice",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, case_data: Mapping[str, Any], row: Mapping[str, Any], **kwargs: Any) -> None:
        self.row = row
        stories = part_of(part_of(case_data, OWN), "stories")
        kwargs["initial"] = {
            **{name: row.get(name) or "" for name in ("name", "stakeholder", "level", "agency", "status")},
            "importance": typed_number(row.get("importance")),
            "story": stories.get(str(row.get("id"))) or "",
            "shares": list(row.get("shares_change_with") or ()),
        }
        super().__init__(*args, **kwargs)
        others = [(other["id"], other.get("name") or other["id"]) for other in _others(case_data, row)]
        shares = self.fields["shares"]
        assert isinstance(shares, forms.MultipleChoiceField)
        shares.choices = others
        if not others:
            del self.fields["shares"]

    def new_row(self, outcome: str) -> dict[str, Any]:
        """The outcome as a case holds it, where it has no such outcome yet. The form is valid."""
        made = apply_edits({"outcomes": [{"id": outcome}]}, self.edits(outcome))
        row: dict[str, Any] = made["outcomes"][0]
        return row

    def edits(self, outcome: str) -> Edits:
        """The places to change, for the outcome with this id. The form is valid."""
        answers, here = self.cleaned_data, ("outcomes", outcome)
        names = ("name", "stakeholder", "level", "agency", "status")
        return {
            **{(*here, name): answers[name] for name in names},
            (*here, "importance"): answers["importance"],
            **({(*here, "shares_change_with"): answers["shares"] or None} if "shares" in self.fields else {}),
            (OWN, "stories", outcome): answers["story"] or None,
        }


def new_outcome_id(name: str, taken: Iterable[str]) -> str:
    """A short id for a new outcome, different from those that are taken."""
    used = set(taken)
    stem = slugify(name)[:LONGEST_ID].strip("-_") or "outcome"
    number, found = 1, stem
    while found in used:
        number += 1
        found = f"{stem}-{number}"
    return found


def _others(case_data: Mapping[str, Any], row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [other for other in case_data.get("outcomes") or () if other.get("id") != row.get("id")]
