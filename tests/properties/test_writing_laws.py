"""Whatever is entered on the pages of a tender, in whatever order and on however old a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tender_builders import make_buyer
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.forms.writing import WritingForm
from worthwhile.apps.tenders.forms.writing_item import ItemForm, RemoveItemForm
from worthwhile.apps.tenders.forms.writing_section import SectionForm
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.writing import SECTIONS, Section
from worthwhile.apps.tenders.selectors.written_content import Written, written_before, written_content
from worthwhile.apps.tenders.services.edit_content import WrittenMeanwhile, edit_content
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import begin_tender
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.case_edits import Place, value_at
from worthwhile.exchange.tender import load_tender, tender_from_data
from worthwhile.exchange.tender.tender import WITH_IDS
from worthwhile.kernel.problems import WorthwhileError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WHOLE = Path(__file__).resolve().parents[1] / "cases/tender/befriending.yaml"
ANSWERS = st.sampled_from(
    ["", " ", "yes", "no", "0", "1", "55", "£1,250.50", "-3", "20%", "100", "1 April 2026", "31/3/2024", "2pm", "north",
     "quality", "less-lonely", "kpi-1", "england", "PF-6", "PF-1", "a: 30\r\nb: 70", "85320000", "on",
     "Words\r\nof two", "\x00", "9" * 30]
)  # fmt: skip
SLUGS = st.sampled_from(sorted(SECTIONS))
ACTS = st.sampled_from(["section", "section", "section", "add", "change", "remove"])
STEPS = st.lists(
    st.tuples(SLUGS, ACTS, st.integers(0, 3), st.integers(0, 4), st.lists(ANSWERS, min_size=1, max_size=6),
              st.integers(0, 30)),
    min_size=1, max_size=8,
)  # fmt: skip


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def as_shown(form: WritingForm) -> dict[str, list[str]]:
    """What the boxes of a page hold as it stands."""
    shown: dict[str, list[str]] = {}
    for box in form:
        value = box.value()
        if value is True or (isinstance(value, list) and value):
            shown[box.name] = ["on"] if value is True else [str(one) for one in value]
        elif value is not None and value is not False and value != []:
            shown[box.name] = [str(value)]
    return shown


def form_of(section: Section, act: str, at: int, posted: Any, written: Written) -> WritingForm | None:
    """The form of a page; None where there is no such page."""
    items = section.items
    if act == "section":
        return SectionForm(posted, section, written)
    if items is None:
        return None
    if act == "add":
        return ItemForm(posted, items, written, None)
    if at >= len(value_at(written.data, items.place) or ()):
        return None
    return (ItemForm if act == "change" else RemoveItemForm)(posted, items, written, at)


def entered(form: WritingForm, answers: list[str], start: int) -> QueryDict:
    """The boxes as they stand, with answers in some of them."""
    shown, posted = as_shown(form), QueryDict(mutable=True)
    boxes = [name for name in form.fields if name not in ("based_on", "item") and not name.endswith("-id")]
    for number, answer in enumerate(answers if boxes else []):
        shown[boxes[(start + number) % len(boxes)]] = [answer]
    for name, values in shown.items():
        posted.setlist(name, values)
    return posted


def places_of(section: Section) -> list[Place]:
    """Where a section may write."""
    lists = [one.place for one in (*section.rows, *((section.items,) if section.items else ()))]
    also = [tuple(asked.also.split(".")) for asked in section.asked if asked.also]
    return [*lists, *also, *(asked.place for asked in section.asked)]


def without(data: Mapping[str, Any], places: list[Place], at: Place = ()) -> Any:
    """The data without what stands at places, and without what holds nothing else."""
    kept = {}
    for name, value in data.items():
        here = (*at, name)
        if here in places:
            continue
        inner = without(value, places, here) if isinstance(value, Mapping) else value
        if inner != {}:
            kept[name] = inner
    return kept


def do(tender: Tender, author: User, step: Any) -> None:
    """One page, opened on some content that was kept, entered and sent."""
    slug, act, at, back, answers, start = step
    section = SECTIONS[slug]
    written = written_before(tender, max(0, written_content(tender).number - back))
    blank = form_of(section, act, at, None, written)
    if blank is None:
        return
    form = form_of(section, act, at, entered(blank, answers, start), written)
    assert form is not None
    before = written_content(tender)
    try:
        if form.is_valid():
            edit_content(tender=tender, section=slug, values=form.edits, based_on=written.number, by=author, now=NOW)
    except WrittenMeanwhile:
        assert back
    except WorthwhileError as error:
        form.show(error)
        assert form.errors
    after = written_content(tender)
    if after.number == before.number:
        assert after.data == before.data
    tender_from_data(after.data)
    places = places_of(section)
    assert without(after.data, places) == without(before.data, places)


def draft(*, is_whole: bool) -> tuple[Tender, User]:
    buyer, author = make_buyer()
    tender = begin_tender(buyer=buyer, procedure=Procedure.COMPETITIVE, title="A lunch club", by=author, now=NOW)
    if is_whole:
        save_content(tender=tender, loaded=load_tender(WHOLE), by=author, now=NOW)
    return tender, author


@settings(max_examples=40, deadline=None)
@given(STEPS, st.booleans())
def test_content_stays_a_tender_and_no_page_touches_what_it_does_not_ask(steps: list[Any], is_whole: bool) -> None:
    with undone():
        tender, author = draft(is_whole=is_whole)
        for step in steps:
            do(tender, author, step)


@settings(max_examples=25, deadline=None)
@given(STEPS, SLUGS)
def test_a_page_saved_as_it_stands_changes_nothing_whatever_was_written_before(steps: list[Any], slug: str) -> None:
    with undone():
        tender, author = draft(is_whole=True)
        for step in steps:
            do(tender, author, step)
        written = written_content(tender)
        form = SectionForm(entered(SectionForm(None, SECTIONS[slug], written), [], 0), SECTIONS[slug], written)
        assert form.is_valid(), form.errors
        assert form.edits == {}
        for at in range(len(value_at(written.data, SECTIONS[slug].items.place) or ()) if SECTIONS[slug].items else 0):
            items = SECTIONS[slug].items
            assert items is not None
            item = ItemForm(entered(ItemForm(None, items, written, at), [], 0), items, written, at)
            assert item.is_valid(), item.errors
            assert item.edits == {}


def test_every_list_with_ids_has_a_page_by_which_its_entries_are_written() -> None:
    asked = {section.items.path for section in SECTIONS.values() if section.items}
    assert set(WITH_IDS) <= asked
