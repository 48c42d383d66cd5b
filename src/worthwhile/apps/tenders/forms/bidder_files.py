"""A bid with its files and its price, and a question about a tender."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from worthwhile.apps.tenders.forms.amount_field import AmountField
from worthwhile.apps.tenders.forms.many_files_field import ManyFilesField
from worthwhile.apps.tenders.selectors.prices_asked import PricesAsked
from worthwhile.apps.tenders.services.pack_bid import PRICE_FILES
from worthwhile.apps.tenders.services.questions import LONGEST
from worthwhile.exchange.bid import MOST_FILES, BidFile

LARGEST_PRICE = 10_000_000_000
LOTS = "lots"
WITHOUT_PRICE = "without_price"


class BidForm(forms.Form):
    """Files for quality, the price of each lot, and files about the price; none where the tender fixes the price."""

    quality = ManyFilesField(
        label="Files about quality",
        help_text=f"Word, Excel, PDF or text, without your price; up to {MOST_FILES} files. Choose all at once.",
        error_messages={"required": "Choose the files of your bid"},
    )

    def __init__(self, *args: Any, asked: PricesAsked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = asked
        if asked.is_fixed:
            if asked.lots:
                self.fields[LOTS] = forms.MultipleChoiceField(
                    label="Lots you bid for",
                    choices=asked.lots,
                    widget=forms.CheckboxSelectMultiple,
                    error_messages={"required": "Choose the lots that you bid for"},
                )
            return
        for box, (_, title) in zip(self._boxes, asked.lots or (("", ""),), strict=True):
            self.fields[box] = _price_field(title, asked)
        self.fields[PRICE_FILES] = ManyFilesField(
            label="Files about the price, if you have any",
            help_text=f"Such as a price schedule; up to {MOST_FILES} files. All files together have at most 20 MB.",
            required=False,
        )
        if self.is_bound:
            self.fields[WITHOUT_PRICE] = without_price_field()

    def clean(self) -> None:
        """Ask once more where no price is given: the bid would be sealed, and never ranked."""
        if WITHOUT_PRICE not in self.fields:
            return
        if self.amounts or any(box in self.errors for box in self._boxes):
            del self.fields[WITHOUT_PRICE]
        elif not self.cleaned_data.get(WITHOUT_PRICE):
            told = "Enter your price, or say at the end that you hand in without one: such a bid is not ranked."
            self.add_error(self._boxes[0], f"{told} Then choose your files again, as nothing was kept")

    @property
    def amounts(self) -> dict[str, Decimal]:
        """The prices that were given, by the ids of the lots; the whole has an empty one."""
        if self._asked.is_fixed:
            return {}
        lots = [lot for lot, _ in self._asked.lots] or [""]
        given = {lot: self.cleaned_data.get(box) for lot, box in zip(lots, self._boxes, strict=True)}
        return {lot: amount for lot, amount in given.items() if amount is not None}

    @property
    def lots(self) -> tuple[str, ...]:
        """The lots bid for: those with a price, or those chosen where the price is fixed."""
        if self._asked.is_fixed:
            return tuple(self.cleaned_data.get(LOTS, ()))
        return tuple(lot for lot in self.amounts if lot)

    @property
    def warnings(self) -> list[str]:
        """What would make the bid fail. None of it stops anybody in the last minute: a new bid can take its place."""
        cap, amounts = self._asked.cap, self.amounts
        found = []
        if not self._asked.is_fixed and not amounts:
            found.append("Your bid has no price, so it is not ranked. Until the deadline you can hand it in with one.")
        if cap is not None and any(amount > cap for amount in amounts.values()):
            found.append(f"A price of yours is above £{cap:,}, the highest that the tender takes, so the bid may fail.")
        return found

    def sent_in(self, box: str) -> list[BidFile]:
        """The files that were sent in a box."""
        sent: list[UploadedFile] = self.cleaned_data.get(box) or []
        return [BidFile(name=one.name or "", content=one.read()) for one in sent]

    @property
    def _boxes(self) -> list[str]:
        return [f"price_{number}" for number in range(1, max(1, len(self._asked.lots)) + 1)]


def without_price_field() -> forms.BooleanField:
    """The question that is asked once more of whoever gives no price."""
    return forms.BooleanField(
        label="Hand in without a price. We know that what has no price is not ranked", required=False
    )


def _price_field(title: str, asked: PricesAsked) -> AmountField:
    told = "In pounds without VAT, over the whole length of the contract."
    if asked.cap is not None:
        told += f" The tender takes no price above £{asked.cap:,}."
    if title:
        told += " Leave it empty if you do not bid for this lot."
    return AmountField(label=f"Price of {title}" if title else "Price", most=LARGEST_PRICE, help_text=told)


class QuestionForm(forms.Form):
    words = forms.CharField(
        label="Your question",
        help_text="The answer goes to everybody at the same moment. Nobody is told who asked, so name nobody in it.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Enter your question"},
    )
