"""What is asked before a tender is checked: its documents, whose law, and who reads."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.many_files_field import ManyFilesField, ManyFilesInput
from worthwhile.engines.fitness import Fact, Place
from worthwhile.engines.regimes.answers import ANSWER_NAMES
from worthwhile.engines.regimes.vocabulary import REGIME_NAMES, Buyer, Nation, Regime
from worthwhile.exchange.tender.law_of_nation import may_hold, why_not
from worthwhile.exchange.tender.tender_file import SUFFIXES
from worthwhile.exchange.tender_pack import PackFile

BUYS, BIDS = "buy", "bid"
ENDINGS = (".docx", ".pdf", ".xlsx", ".txt", ".md", *SUFFIXES)
SAID_HERE = "your answer on this page"
_NOT_KNOWN = ("", "I don’t know")


class SettingForm(forms.Form):
    """Who reads, and whose law holds. What is left open is not known, and the documents may still say it."""

    reader = forms.ChoiceField(
        label="Do you buy or bid?",
        widget=forms.RadioSelect,
        choices=[(BUYS, "I buy: show me what to mend"), (BIDS, "I bid: show me what I would take on")],
        error_messages={"required": "Say whether you buy or bid", "invalid_choice": "Say whether you buy or bid"},
    )
    nation = forms.ChoiceField(
        label="In which nation is the buyer?",
        required=False,
        choices=[_NOT_KNOWN, *((one.value, ANSWER_NAMES[one]) for one in Nation)],
        error_messages={"invalid_choice": "Choose a nation, or “I don’t know”"},
    )
    regime = forms.ChoiceField(
        label="Which law is it bought under?",
        help_text="The notice or the invitation usually names it",
        required=False,
        choices=[_NOT_KNOWN, *((one.value, REGIME_NAMES[one]) for one in Regime)],
        error_messages={"invalid_choice": "Choose a law, or “I don’t know”"},
    )
    buyer_kind = forms.ChoiceField(
        label="What kind of body buys?",
        required=False,
        choices=[_NOT_KNOWN, *((one.value, ANSWER_NAMES[one]) for one in Buyer)],
        error_messages={"invalid_choice": "Choose a kind of body, or “I don’t know”"},
    )
    is_care = forms.ChoiceField(
        label="Is health or social care bought?",
        required=False,
        choices=[_NOT_KNOWN, ("yes", "Yes"), ("no", "No")],
        error_messages={"invalid_choice": "Choose yes or no, or “I don’t know”"},
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        nation, regime = found.get("nation"), found.get("regime")
        if nation and regime and not may_hold(Regime(regime), Nation(nation)):
            self.add_error("regime", why_not(Regime(regime), Nation(nation), with_codes=False))
        return found

    @property
    def is_bidder(self) -> bool:
        """Whether somebody reads who would bid."""
        return self.cleaned_data.get("reader") == BIDS

    @property
    def said(self) -> tuple[Fact, ...]:
        """What was answered, as facts."""
        place = Place(document=SAID_HERE)
        given = {name: self.cleaned_data.get(name) for name in ("nation", "regime", "buyer_kind", "is_care")}
        labels = {name: dict(self.fields[name].choices)[text] for name, text in given.items() if text}  # type: ignore[attr-defined]
        return tuple(
            Fact(name=name, value=text == "yes" if name == "is_care" else text, place=place, quote=labels[name])
            for name, text in given.items()
            if text
        )


class FitnessForm(SettingForm):
    """The files too."""

    field_order = ("documents", "reader", "nation", "regime", "buyer_kind", "is_care")
    documents = ManyFilesField(
        label="The documents of the tender",
        help_text="Word, PDF, Excel or text: the invitation, the specification, the contract, the questions. A tender "
        "file (.yaml, .json) may be among them. Choose them all at once, or drop them on the box: up to 20 files and "
        "20 MB together",
        widget=ManyFilesInput(attrs={"accept": ",".join(ENDINGS), "class": "ww-fitness__drop"}),
        error_messages={"required": "Choose at least one document"},
    )

    @property
    def sent(self) -> tuple[PackFile, ...]:
        """The files, with what is in them."""
        return tuple(PackFile(name=file.name or "", data=file.read()) for file in self.cleaned_data["documents"])
