"""Long lists of a tender being written: a page takes as many entries as the format, and none is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.forms import MultiWidget
from django.test import Client

from tests.form_reader import sent_by
from tests.tender_builders import BEGUN, CONTENT, Buying, competitive_draft
from worthwhile.apps.tenders.forms.writing_section import MOST_ROWS, SectionForm
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.writing import SECTIONS
from worthwhile.apps.tenders.selectors.written_content import Written, written_content
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.exchange.case_edits import apply_edits
from worthwhile.exchange.tender import tender_from_data

pytestmark = pytest.mark.django_db
OF_ROWS = [section.slug for section in SECTIONS.values() if section.rows]


@pytest.fixture
def buying() -> Buying:
    return competitive_draft(openers=0)


def at(buying: Buying, slug: str) -> str:
    return f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/write/{slug}/"


def keep(buying: Buying, count: int) -> list[dict[str, Any]]:
    """A tender with so many documents, each with what a buyer may say of one."""
    documents = [{"title": f"Document {n}", "format": "pdf", "pages": n, "to_fill_in": False} for n in range(count)]
    loaded = tender_from_data({**CONTENT, "documents": documents})
    save_content(tender=buying.tender, loaded=loaded, by=buying.author, now=BEGUN)
    return documents


def kept(buying: Buying) -> dict[str, Any]:
    return dict(written_content(Tender.objects.get(pk=buying.tender.pk)).data)


def author_of(buying: Buying) -> Client:
    client = Client()
    client.force_login(buying.author)
    return client


def test_the_longest_list_of_a_page_is_saved_and_says_that_it_is_full(buying):
    documents = keep(buying, MOST_ROWS)
    author = author_of(buying)
    page = author.get(at(buying, "documents")).content.decode()
    assert "There is room for 500, and no more" in page
    given = {**sent_by(page), "documents-499-title": "The last, renamed"}
    assert author.post(at(buying, "documents"), given).status_code == 302
    assert [one["title"] for one in kept(buying)["documents"]] == [
        *(one["title"] for one in documents[:-1]), "The last, renamed",
    ]  # fmt: skip


@pytest.mark.parametrize("slug", OF_ROWS)
def test_no_page_sends_more_boxes_than_are_read_however_full_its_lists_are(slug):
    section, data = SECTIONS[slug], dict[str, Any]()
    for rows in section.rows:
        entries = [{"id": f"entry-{n}"} for n in range(MOST_ROWS)]
        data = apply_edits(data, {rows.place: entries})
    form = SectionForm(None, section, Written(number=0, data=data))
    # A box of several parts, such as a day, sends three at most.
    several = sum(isinstance(field.widget, MultiWidget) for field in form.fields.values())
    assert len(form.fields) + 2 * several < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_a_form_of_more_boxes_than_are_read_is_answered_with_what_to_do(buying):
    given = {f"documents-{n}-title": "x" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    answer = author_of(buying).post(at(buying, "documents"), given)
    assert answer.status_code == 400
    assert "A form of more than 5,000 boxes is not read" in answer.content.decode()
    assert "documents" not in kept(buying)
