"""Who writes what, files, members of a joint bid, and the last question before handing in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.forms.amount_field import WrittenNumberField
from worthwhile.apps.tenders.forms.bid_drafts.details import one_text
from worthwhile.apps.tenders.forms.bidder_files import WITHOUT_PRICE, without_price_field
from worthwhile.apps.tenders.forms.many_files_field import ManyFilesField
from worthwhile.apps.tenders.models import FileOf, PartState
from worthwhile.engines.matching import About
from worthwhile.exchange.bid_draft import LEAD
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.tender.setting import Lot

BRINGS = {
    About.AREA: "Works in the area",
    About.SERVICE: "Does this kind of work",
    About.ACCREDITATION: "Holds what is asked for",
    About.SIZE: "Makes you large enough together",
}


class WhoWritesForm(forms.Form):
    """Who writes a part, and how far it is."""

    person = forms.ChoiceField(label="Who writes it", required=False, widget=forms.Select)
    state = forms.ChoiceField(label="How far it is", choices=PartState.choices, widget=forms.Select)

    def __init__(self, *args: Any, writers: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._writers = {str(one.pk): one for one in writers}
        choices = [("", "Nobody yet"), *((pk, str(one)) for pk, one in self._writers.items())]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> User | None:
        """Who was chosen."""
        return self._writers.get(self.cleaned_data["person"])


class DraftFilesForm(forms.Form):
    """Files for one of the two envelopes."""

    envelope = forms.ChoiceField(
        label="Where do they belong?", choices=FileOf.choices, widget=forms.RadioSelect,
        error_messages={"required": "Say in which envelope the files belong"},
    )  # fmt: skip
    attached = ManyFilesField(
        label="Files",
        help_text="Word, Excel, PDF or text. No price belongs in a file for quality.",
        error_messages={"required": "Choose the files"},
    )


class MemberForm(forms.Form):
    """One member of a joint bid."""

    name = forms.CharField(
        label="Name of the organisation", max_length=200, error_messages={"required": "Enter the name"}
    )
    role = forms.ChoiceField(
        label="What is it in the bid?",
        choices=[("member", "Member: bids with you"), ("sub-contractor", "Sub-contractor: works for you")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it is in the bid"},
    )
    share = WrittenNumberField(
        label="Its share of the work in per cent (optional)",
        help_text="The shares of lead and members add up to 100. Sub-contractors are counted within them.",
        required=False, min_value=0, max_value=100, decimal_places=2,
        error_messages={
            "invalid": "Enter per cent in figures, such as 40", "min_value": "Enter 0 or more",
            "max_value": "Enter 100 or less", "max_decimal_places": "Enter at most 2 decimals",
        },
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )  # fmt: skip
    does = forms.CharField(
        label="What does it do?", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, is_lead: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_lead:
            del self.fields["name"], self.fields["role"]
            self.fields["share"].label = "Your own share of the work in per cent (optional)"
            self.fields["does"].label = "What do you do yourselves?"

    def edits(self, member: str) -> Edits:
        """What this page changes."""
        given = self.cleaned_data
        share = None if given["share"] is None else given["share"] / 100
        found: dict[tuple[str, ...], Any] = {
            ("members", member, "share"): share,
            ("members", member, "does"): one_text(given["does"]) or None,
        }
        if member != LEAD:
            found[("members", member, "name")] = one_text(given["name"])
            found[("members", member, "role")] = given["role"]
        return found


def initial_of_member(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the form begins with."""
    share = kept.get("share")
    shown = None if share is None else f"{(Decimal(str(share)) * 100).normalize():f}"
    return {"role": "member", **kept, "share": shown}


class ShareForm(forms.Form):
    """What a member reads of the bid."""

    reads_answers = forms.BooleanField(label="It reads answers and promises as you write them", required=False)
    reads_price = forms.BooleanField(label="It reads the price", required=False)


class PartnersForm(forms.Form):
    """For which lot, and what a partner is to bring."""

    brings = forms.MultipleChoiceField(
        label="What should a partner bring?", required=False,
        choices=[(about.value, words) for about, words in BRINGS.items()], widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, lots: Sequence[Lot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if lots:
            choices = [("", "All of it"), *((lot.id, f"{lot.id}: {lot.title}") for lot in lots)]
            self.fields["lot"] = forms.ChoiceField(label="For which lot?", required=False, choices=choices)
            self.order_fields(["lot", "brings"])


class HandInForm(forms.Form):
    """The last question."""

    keeps = forms.BooleanField(
        label="Keep what we wrote here after handing in",
        help_text="Without this it is erased here once the bid is sealed. Download your copy first.",
        required=False,
    )

    def __init__(self, *args: Any, lacks_price: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if lacks_price:
            self.fields[WITHOUT_PRICE] = without_price_field()

    def clean(self) -> None:
        """Ask once more where the bid lacks a price: it would be sealed, and never ranked."""
        if WITHOUT_PRICE in self.fields and not self.cleaned_data.get(WITHOUT_PRICE):
            told = "Write the price first, or tick this to hand in without it: what has no price is not ranked"
            self.add_error(WITHOUT_PRICE, told)


class AnswerAskForm(forms.Form):
    """Whether an organisation bids jointly."""

    accepts = forms.ChoiceField(
        label="Do you bid with them?",
        choices=[("yes", "Yes, as described above"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no"},
    )


class ForWhomForm(forms.Form):
    """For which organisation somebody follows a link."""

    organisation = forms.ChoiceField(
        label="For which organisation do you answer?", widget=forms.RadioSelect,
        error_messages={"required": "Choose an organisation"},
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_number = {str(one.pk): one for one in organisations}
        choices = [(pk, str(one)) for pk, one in self._by_number.items()]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Organisation:
        """The organisation."""
        return self._by_number[self.cleaned_data["organisation"]]
