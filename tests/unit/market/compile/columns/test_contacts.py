"""Ways to reach a person are masked in free text; numbers of every other kind stay."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.compile.columns.contacts import without_contacts, without_telephones

EMAIL, NUMBER = "[e-mail removed]", "[telephone removed]"


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("Write to jo.bloggs@example.nhs.uk today", f"Write to {EMAIL} today"),
        ("To renée.dupré@exämple.org.uk.", f"To {EMAIL}."),
        ("To rene\u0301e@exa\u0308mple.org, zoë@example.org", f"To {EMAIL}, {EMAIL}"),
        ("jo\u00ad.bloggs@exam\u200bple.org", EMAIL),
        ("jo＠example.org or jo @ example.org", f"{EMAIL} or {EMAIL}"),
        ('To "jo bloggs"@example.org or o\'brien@example.org', f"To {EMAIL} or {EMAIL}"),
        ("o’brien@example.org", EMAIL),
        ("jo.bloggs at example dot org dot uk please", f"{EMAIL} please"),
        ("name at example dot org", EMAIL),
        ("jo dot bloggs (at) example (dot) org", EMAIL),
        ("jo<at>example<dot>org, kim {At} example Dot org", f"{EMAIL}, {EMAIL}"),
        ("jo[at]example.org; JO AT EXAMPLE DOT ORG", f"{EMAIL}; {EMAIL}"),
        ("mailto:jo@example.org?subject=Bid", f"mailto:{EMAIL}?subject=Bid"),
        ("https://example.org/?to=jo@example.org&a=1", f"https://example.org/?to={EMAIL}&a=1"),
        ("https://example.org/?to=jo%40example.org#b", f"https://example.org/?to={EMAIL}#b"),
        ("jo&#64;example.org, kim&commat;example.org", f"{EMAIL}, {EMAIL}"),
        ("Email:jo@example.org;kim@example.org", f"Email:{EMAIL};{EMAIL}"),
    ],
)
def test_addresses_of_people_are_masked(published: str, shown: str) -> None:
    assert without_contacts(published) == shown


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0018", "01632 960 983", "(01632) 960983", "07700 900123", "07700900123", "07700.900.123",
        "01632.960983", "01632–960983", "01632 – 960983", "01632-960983", "(020) 7946 - 0018", "01632/960983",
        "01632\u00a0960\u00a0983", "01632&nbsp;960983", "01632\u202f960983", "+44 (0)1632 960983", "+44.1632.960983",
        "+44(0)1632-960983", "0044 1632 960983", "00 44 1632 960983", "+441632960983", "+353 1 234 56789",
        "01632 960983/984", "020 7946 0018 / 0019",
    ],
)  # fmt: skip
def test_telephone_numbers_are_masked_however_they_are_written(number: str) -> None:
    for before in (
        "Ring ",
        "Tel.",
        "Tel:",
        "tel. no.",
        "Telephone/",
        "Mobile - ",
        "(",
        "by 01/02/2025 ",
        "09.00-17.00 ",
    ):
        shown = without_contacts(f"{before}{number}. Please")
        assert NUMBER in shown, before
        assert sum(letter.isdigit() for letter in shown) == sum(letter.isdigit() for letter in before), shown


def test_two_numbers_behind_each_other_are_both_masked() -> None:
    assert without_contacts("01632 960983/01632 960984 or 07700 900123") == f"{NUMBER}/{NUMBER} or {NUMBER}"


@pytest.mark.parametrize(
    "published",
    ["From 01-02-2025 to 03-04-2026", "Reference REF-0123456789", "GBP 0.1234567890", "£0123456789", "no. 00 00 00",
     "https://example.org/0123456789/notice", "2 500 000 GBP", "028961-2025", "QIP131 0900 2025-03-11",
     "Swather (01587-130293/A)", "see us at example.org.uk", "look at the (dot) matrix", "5 @ £3.00",
     "write to @council", "someone@localhost", "Centre @ St.Marys", "Ref. 01632960983", "UPRN: 01001234567",
     "01587/130293/7", "01/02/2025-03/04/2026", "01/02/25 10.30.00", "0900-1700 24/7", "09.00-17.00 01/02/2025",
     "09000000-3 12 months", "company 01234567, 12 months", "028961–2025 10", "+10 000 000 000", "65+ 2025-2026 12",
     "https://maps.example.org/@51.5,-0.1,15z", "https://meet.example.org/19%3ameeting_x%40thread.v2/0"],
)  # fmt: skip
def test_dates_references_addresses_and_sums_are_left(published: str) -> None:
    assert without_contacts(published) == published


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
DIGITS = st.text("0123456789", min_size=1, max_size=14)
OTHER_NUMBERS = st.one_of(
    st.integers(0, 10**12).map(lambda pence: f"£{pence / 100:,.2f}"),
    st.integers(0, 10**12).map(lambda pounds: f"GBP {pounds:,}"),
    st.integers(1, 10**4).map(lambda thousands: f"{thousands * 1000:,}".replace(",", " ") + " pounds"),
    DAYS.map(date.isoformat),
    st.tuples(DAYS, st.sampled_from("./-")).map(lambda told: f"{told[0]:%d{told[1]}%m{told[1]}%Y}"),
    st.tuples(DAYS, DAYS).map(lambda told: f"{told[0]:%d/%m/%Y} to {told[1]:%d/%m/%Y}"),
    st.tuples(DAYS, DAYS).map(lambda told: f"{told[0]:%d-%m-%Y} - {told[1]:%d-%m-%Y}"),
    st.datetimes().map(lambda at: f"{at:%Y-%m-%dT%H:%M:%SZ}"),
    st.times().map(lambda at: f"{at:%H%M}-{at:%H%M}"),
    st.times().map(lambda at: f"{at:%H.%M}–{at:%H.%M}"),
    st.integers(0, 10**8 - 1).map(lambda code: f"{code:08}"),
    st.tuples(st.integers(0, 10**8 - 1), st.integers(0, 9)).map(lambda told: f"{told[0]:08}-{told[1]}"),
    st.tuples(st.integers(0, 10**6 - 1), st.integers(2021, 2040)).map(lambda told: f"{told[0]:06}-{told[1]}"),
    DIGITS.map(lambda digits: f"ocds-h6vhtk-{digits}"),
    DIGITS.map(lambda digits: f"GB-COH-{digits}"),
    DIGITS.map(lambda digits: f"https://www.find-tender.service.gov.uk/Notice/{digits}"),
    st.integers(0, 10**8 - 1).map(lambda number: f"company {number:08}"),
    st.uuids().map(str),
)


@given(OTHER_NUMBERS, st.sampled_from(["", "until ", "(", "CPV "]), st.sampled_from(["", ".", ", and more", ") now"]))
def test_money_days_codes_and_identifiers_survive(number: str, before: str, after: str) -> None:
    assert without_contacts(f"{before}{number}{after}") == f"{before}{number}{after}"


def test_where_only_named_numbers_are_meant_the_others_stay() -> None:
    assert without_telephones("01632960983", only_named=True) == "01632960983"
    assert without_telephones("tel:+441632960983", only_named=True) == f"tel:{NUMBER}"


HOSTILE = [
    "a@", "@", "a.a@", " dot ", "(at)", "%40", '"', "a dot ", "a dot b at ", "x at a dot ", "0 ", "01", "+44 ",
    "01 02 ", "01/", "+1", " @ ", f"{'a' * 63}.@", "tel.", "0123 ",
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_two_hundred_thousand_hostile_letters_are_masked_in_good_time(hostile: str) -> None:
    many = hostile * (200_000 // len(hostile))
    began = time.process_time()
    without_contacts(f"{many}@")
    without_contacts(f"{many} at b dot")
    assert time.process_time() - began < 3
