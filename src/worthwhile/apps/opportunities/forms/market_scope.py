"""Which part of the market is asked about: one form at the top of every page, all of it in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django import forms

from worthwhile.apps.opportunities.selectors.market_asked import Asked
from worthwhile.apps.opportunities.selectors.market_network import unpack_network
from worthwhile.kernel.problems import InvalidInput
from worthwhile.market.queries.scope import Scope
from worthwhile.reference.areas import area, within
from worthwhile.reference.areas_given import read_areas, unknown_area
from worthwhile.reference.cpv import groups, stem

FIRST_YEAR = 2015
ALL_OF_IT = "health-and-social-care"
NAMES = ("area", "service", "cpv", "buyer", "from", "to", "network", "on")
# The name of a buyer as compared, in place of a key, for notices that give the buyer no number.
BY_NAME = "name:"


class MarketScopeForm(forms.Form):
    """Part of the market. It is read from an address, so nothing that is missing is wrong."""

    area = forms.CharField(
        label="Where", required=False, max_length=120, help_text="A council, region, nation or postcode, such as Luton"
    )
    service = forms.ChoiceField(label="Kind of service", required=False)
    cpv = forms.CharField(
        label="Or a CPV code", required=False, max_length=12, help_text="Its first digits are enough, such as 853"
    )
    buyer = forms.CharField(
        label="Buyer", required=False, max_length=200, help_text="Words of its name, such as Luton Borough"
    )
    network = forms.CharField(widget=forms.HiddenInput, required=False)
    on = forms.DateField(
        widget=forms.HiddenInput,
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "Enter the day to answer for as 2026-04-01 in the address, or leave it out"},
    )

    def __init__(self, data: Mapping[str, Any], *, today: date) -> None:
        super().__init__(data)
        self.today = today
        years = [("", "Any"), *((str(year), str(year)) for year in range(today.year, FIRST_YEAR - 1, -1))]
        # The names in the address are words of the language, so the fields are added by hand.
        self.fields["from"] = forms.ChoiceField(label="From the year", required=False, choices=years)
        self.fields["to"] = forms.ChoiceField(label="To the year", required=False, choices=years)
        service = self.fields["service"]
        assert isinstance(service, forms.ChoiceField)
        service.choices = [("", "All services"), *((key, name) for key, name, _ in service_choices())]
        self.order_fields(NAMES)

    def clean_area(self) -> str:
        given: str = self.cleaned_data["area"].strip()
        if unknown := read_areas(given).unknown:
            raise forms.ValidationError([unknown_area(name) for name, _ in unknown])
        return given

    def clean_cpv(self) -> str:
        given: str = self.cleaned_data["cpv"].strip()
        if given and stem(given) is None:
            raise forms.ValidationError(f"Enter a CPV code of 2 to 8 digits, such as 853. You gave {given!r}")
        return given

    def clean_network(self) -> str:
        given: str = self.cleaned_data["network"]
        if given and unpack_network(given) is None:
            raise forms.ValidationError(
                "The network in the address is not whole, perhaps it was cut short. Enter its numbers again"
            )
        return given

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        first, last = found.get("from"), found.get("to")
        if first and last and int(last) < int(first):
            self.add_error("to", f"Choose {first} or a later year")
        return found

    def asked(self) -> Asked | None:
        """What is asked; None where something in the form has to be mended first."""
        if not self.is_valid():
            return None
        found = self.cleaned_data
        try:
            scope = self._scope()
        except InvalidInput as error:
            for problem in error.problems:
                self.add_error("buyer" if problem.path.startswith("buyers") else None, problem.message)
            return None
        kept = {name: str(found[name]) for name in NAMES if found.get(name)}
        return Asked(
            scope=scope,
            on=found["on"] or self.today,
            is_today=found["on"] in (None, self.today),
            words=tuple(_words(found)),
            query=urlencode(kept),
        )

    def _scope(self) -> Scope:
        found = self.cleaned_data
        codes = [below for code in read_areas(found["area"]).codes for below in within(code)]
        buyer = found["buyer"].strip()
        named = buyer.startswith(BY_NAME)
        key = not named and ":" in buyer
        return Scope(
            areas=tuple(sorted(set(codes))),
            cpv=(*service_prefixes(found["service"]), *([found["cpv"]] if found["cpv"] else [])),
            buyers=(buyer,) if key else (),
            buyer_names=(buyer.removeprefix(BY_NAME),) if named else (),
            buyer_words="" if key or named else " ".join(buyer.split()[:8]),
            suppliers=(unpack_network(found["network"]) or ()) if found["network"] else (),
            since=date(int(found["from"]), 1, 1) if found["from"] else None,
            until=date(int(found["to"]), 12, 31) if found["to"] else None,
        )


@cache
def service_choices() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Key, name and beginnings of codes of each kind of service, the whole of health and social care first."""
    every = (ALL_OF_IT, "Health and social care, all of it", ("85",))
    return (every, *((one.key, one.name, _beginnings(one.codes, one.without)) for one in groups()))


def service_prefixes(key: str) -> tuple[str, ...]:
    """The beginnings of the codes of a kind of service; none for no kind."""
    return next((prefixes for held, _, prefixes in service_choices() if held == key), ())


def _beginnings(codes: tuple[str, ...], without: tuple[str, ...]) -> tuple[str, ...]:
    left_out = [found for code in without if (found := stem(code))]
    return tuple(beginning for code in codes if (own := stem(code)) for beginning in _apart(own, left_out))


def _apart(prefix: str, left_out: list[str]) -> list[str]:
    """The fewest beginnings that take in all below ``prefix`` but for what is left out."""
    if any(prefix.startswith(other) for other in left_out):
        return []
    if not any(other.startswith(prefix) for other in left_out):
        return [prefix]
    return [found for digit in "0123456789" for found in _apart(prefix + digit, left_out)]


def _words(found: Mapping[str, Any]) -> list[str]:
    """The scope in words, a part each."""
    told = []
    if found["area"]:
        told.append(" and ".join(area(code).name for code in read_areas(found["area"]).codes))
    if found["service"]:
        told.append(next(name for key, name, _ in service_choices() if key == found["service"]))
    if found["cpv"]:
        told.append(f"CPV code {found['cpv']} and all below it")
    if found["buyer"]:
        told.append(f"bought by {found['buyer'].removeprefix(BY_NAME)}")
    if found["network"]:
        told.append("won by any of a network")
    if found["from"] and found["to"]:
        told.append(found["from"] if found["from"] == found["to"] else f"{found['from']} to {found['to']}")
    elif found["from"]:
        told.append(f"since {found['from']}")
    elif found["to"]:
        told.append(f"up to {found['to']}")
    return told
