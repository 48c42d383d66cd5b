"""Who bids and for which lots, what is declared, which conditions are met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from worthwhile.apps.tenders.selectors.bid_drafts.kept_declarations import DeclaredBefore
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.report.wording import day_text
from worthwhile.exchange.tender import Tender
from worthwhile.exchange.tender.bidding import Condition, Declaration
from worthwhile.ui.day_field import DayField

LONGEST_WORDS = 5_000
SAME, HOLDS, NOT = "same", "holds", "not"


def one_text(given: str) -> str:
    """A text as it is kept: line ends of one kind, and nothing that cannot be printed."""
    text = given.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())


class DetailsForm(forms.Form):
    """The share code, the numbers of registers, and the lots."""

    share_code = forms.CharField(
        label="Find a Tender share code (optional)",
        help_text="From your organisation’s account on Find a Tender. It lets the buyer read what you keep there.",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, asked: Tender, held: Sequence[Mapping[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held = {f"{one['scheme']}-{one['id']}": dict(one) for one in held}
        if asked.lots:
            self.fields["lots"] = forms.MultipleChoiceField(
                label="Which lots do you bid for?",
                choices=[(lot.id, f"{lot.id}: {lot.title}") for lot in asked.lots],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": "Choose at least one lot"},
            )
        if held:
            self.fields["identifiers"] = forms.MultipleChoiceField(
                label="Numbers by which registers know you",
                help_text="They go with the bid. They come from the page of your organisation.",
                choices=[(key, key) for key in self._held],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def edits(self) -> Edits:
        """What this page changes."""
        given = self.cleaned_data
        found: dict[tuple[str, ...], Any] = {("share_code",): given["share_code"].strip() or None}
        if "lots" in self.fields:
            found[("lots",)] = list(given["lots"]) or None
        if "identifiers" in self.fields:
            found[("identifiers",)] = [self._held[key] for key in given["identifiers"]] or None
        return found


class ConditionsForm(forms.Form):
    """Whether each condition is met, and how or why not."""

    def __init__(self, *args: Any, conditions: Sequence[Condition], data: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._conditions = conditions
        for at, one in enumerate(conditions):
            kept = data.get(one.id, {})
            self.fields[f"met_{at}"] = forms.ChoiceField(
                label=one.text,
                help_text=one.why or "",
                choices=[("yes", "We meet it"), ("no", "We do not meet it"), ("", "Not decided yet")],
                required=False,
                initial=("yes" if kept["met"] else "no") if "met" in kept else "",
                widget=forms.RadioSelect,
            )
            self.fields[f"words_{at}"] = forms.CharField(
                label="How, or why not (optional)",
                initial=kept.get("words", ""),
                max_length=LONGEST_WORDS,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def edits(self) -> Edits:
        """What this page changes."""
        found: dict[tuple[str, ...], Any] = {}
        for at, one in enumerate(self._conditions):
            met, words = self.cleaned_data[f"met_{at}"], one_text(self.cleaned_data[f"words_{at}"])
            said = {"met": met == "yes", **({"words": words} if words else {})}
            found[("conditions", one.id)] = said if met else None
        return found


class DeclarationsForm(forms.Form):
    """Declarations, each made once: what was declared before needs one tick of a person for each bid."""

    def __init__(
        self,
        *args: Any,
        asked: Sequence[Declaration],
        data: Mapping[str, Any],
        before: Mapping[str, DeclaredBefore],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._asked, self._data, self._before, self._today = asked, data, before, today
        for at, one in enumerate(asked):
            self._add(at, one, data.get(one.id, {}), before.get(one.id))

    def _add(self, at: int, one: Declaration, kept: Mapping[str, Any], before: DeclaredBefore | None) -> None:
        choices = [(HOLDS, "Yes, we declare this"), (NOT, "It does not hold. We say why below")]
        hint = ""
        if before is not None:
            said = "that it holds" if before.holds else "that it does not hold"
            until = f", to stand until {day_text(before.valid_until)}" if before.valid_until else ""
            hint = f"Declared before, on {day_text(before.made_on)}{until}: {said}."
            if before.is_expired:
                hint += " That has ended, so declare it anew."
            else:
                choices.insert(0, (SAME, f"As on {day_text(before.made_on)}. Nothing has changed since"))
        sources = f" Rests on: {'; '.join(one.sources)}." if one.sources else ""
        self.fields[f"says_{at}"] = forms.ChoiceField(
            label=one.text,
            help_text=f"{hint}{sources}".strip(),
            choices=[*choices, ("", "Not declared yet")],
            required=False,
            initial=(HOLDS if kept["holds"] else NOT) if "holds" in kept else "",
            widget=forms.RadioSelect,
        )
        self.fields[f"words_{at}"] = forms.CharField(
            label="What is to be known about it (where it does not hold)",
            initial=kept.get("words", ""),
            max_length=LONGEST_WORDS,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields[f"until_{at}"] = DayField(
            what="the day until which you want it offered again", label="Offer it in later bids until (optional)",
            required=False,
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Whoever declares that something does not hold says what is to be known."""
        given = super().clean() or {}
        for at in range(len(self._asked)):
            if given.get(f"says_{at}") == NOT and not given.get(f"words_{at}", "").strip():
                self.add_error(f"words_{at}", "Say what is to be known: the buyer decides what follows")
        return given

    @property
    def declared(self) -> dict[str, dict[str, Any] | None]:
        """By declaration what the bid holds of it; None where it is not declared. What is unchanged keeps its day."""
        found: dict[str, dict[str, Any] | None] = {}
        for at, one in enumerate(self._asked):
            says, words = self.cleaned_data[f"says_{at}"], one_text(self.cleaned_data[f"words_{at}"]).strip()
            if says == SAME:
                before = self._before[one.id]
                holds, words = before.holds, before.words
            else:
                holds = says == HOLDS
            if not says:
                found[one.id] = None
                continue
            said = {"holds": holds, **({"words": words} if words else {})}
            kept = self._data.get(one.id, {})
            same = {name: kept.get(name) for name in ("holds", "words") if name in kept} == said
            made_on = str(kept["made_on"]) if same and says != SAME else self._today.isoformat()
            found[one.id] = {**said, "made_on": made_on}
        return found

    @property
    def newly_made(self) -> list[tuple[Declaration, dict[str, Any], date | None]]:
        """Those that were not so in this bid before: they are kept for later ones."""
        return [
            (one, made, self.cleaned_data[f"until_{at}"])
            for at, one in enumerate(self._asked)
            if (made := self.declared[one.id]) is not None and made != self._data.get(one.id)
        ]

    @property
    def edits(self) -> Edits:
        """What this page changes."""
        return {("declarations", of): made for of, made in self.declared.items()}
