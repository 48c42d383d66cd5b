"""Entries of the lists of a tender being written: add one, change one, take one out; outcomes from the library too."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.writing_item import ItemForm, RemoveItemForm, item_at
from worthwhile.apps.tenders.presenters.writing_section import item_lines
from worthwhile.apps.tenders.selectors.offered_outcomes import find_offered, offer_outcomes
from worthwhile.apps.tenders.selectors.writing import Items, Section
from worthwhile.apps.tenders.selectors.written_content import Written, written_content
from worthwhile.apps.tenders.services.edit_content import edit_content
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.apps.tenders.views.buyer_write import based_on, keep, posted_in, refusals_of, section_or_404
from worthwhile.exchange.case_edits import value_at
from worthwhile.kernel.problems import WorthwhileError

OUTCOMES = "outcomes"


@require_http_methods(METHODS)
@of_tender
def buyer_write_add(request: HttpRequest, at: AtTender, section: str) -> HttpResponse:
    """Add an entry to the list of a section."""
    found, items = _list_or_404(section)
    return _entry(request, at, found, ItemForm(posted_in(request), items, based_on(request, at), None), is_new=True)


@require_http_methods(METHODS)
@of_tender
def buyer_write_item(request: HttpRequest, at: AtTender, section: str, number: int) -> HttpResponse:
    """Change an entry of the list of a section."""
    found, items = _list_or_404(section)
    written = based_on(request, at)
    position = _position(request, items, written, number)
    return _entry(request, at, found, ItemForm(posted_in(request), items, written, position), is_new=position is None)


@require_http_methods(METHODS)
@of_tender
def buyer_write_remove(request: HttpRequest, at: AtTender, section: str, number: int) -> HttpResponse:
    """Ask once more, and take an entry out; or say what still names it."""
    found, items = _list_or_404(section)
    written = based_on(request, at)
    position = _position(request, items, written, number)
    if position is None:
        messages.info(request, "It was taken out already.")
        return redirect("tenders:buyer_write_section", *at.numbers, found.slug)
    form = RemoveItemForm(posted_in(request), items, written, position)
    if form.is_valid():
        kept, meanwhile = keep(at, found, form)
        if kept:
            messages.success(request, f"The {items.one} is taken out.")
            return redirect("tenders:buyer_write_section", *at.numbers, found.slug)
        if meanwhile is not None:
            form.add_error(None, "Somebody else changed it meanwhile. Look at it again before you take it out")
    line = item_lines(items, written.data)[position]
    words = {**at.words, "section": found, "form": form, "line": line, "refusals": refusals_of(at)}
    return render(request, "tenders/write_remove.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_write_library(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Find outcomes of the library by words, and take one of them into the tender."""
    section, items = _list_or_404(OUTCOMES)
    written, asked = written_content(at.tender), request.GET.get("words", "").strip()
    refused: tuple[str, ...] = ()
    if request.method == "POST":
        row = find_offered(request.POST.get("template", ""), request.POST.get("outcome", ""))
        if row is None:
            raise Http404
        try:
            number = _take(at, section, items, row)
        except WorthwhileError as error:
            refused = (str(error),)
        else:
            messages.success(request, f"{row['name']} is added. Say for whom, from where and to where.")
            return redirect("tenders:buyer_write_item", *at.numbers, section.slug, number)
    words = {
        **at.words,
        "section": section,
        "asked": asked,
        "found": offer_outcomes(asked, written.data) if asked else None,
        "refusals": refused or refusals_of(at),
    }
    return render(request, "tenders/write_library.html", words)


def _entry(request: HttpRequest, at: AtTender, section: Section, form: ItemForm, *, is_new: bool) -> HttpResponse:
    items, meanwhile = form.items, None
    if form.is_valid():
        kept, meanwhile = keep(at, section, form)
        if kept:
            messages.success(request, f"The {items.one} is kept.")
            return redirect(_next_page(request), *at.numbers, section.slug)
        if meanwhile is not None:
            form.go_on_from(meanwhile.number, item=form.sign_in(written_content(at.tender)))
    words: dict[str, Any] = {
        **at.words, "section": section, "form": form, "meanwhile": meanwhile, "is_new": is_new,
        "refusals": refusals_of(at), "measures": form.measures,
    }  # fmt: skip
    return render(request, "tenders/write_item.html", words)


def _next_page(request: HttpRequest) -> str:
    return "tenders:buyer_write_add" if request.POST.get("then") == "add" else "tenders:buyer_write_section"


def _list_or_404(slug: str) -> tuple[Section, Items]:
    section = section_or_404(slug)
    if section.items is None:
        raise Http404
    return section, section.items


def _position(request: HttpRequest, items: Items, written: Written, number: int) -> int | None:
    """Where the entry of a page stands in the content that the page was made from. None where it is not there."""
    sign = request.POST.get("item") if request.method == "POST" else None
    if sign is not None:
        return item_at(items, written, sign)
    if number > len(value_at(written.data, items.place) or ()):
        raise Http404
    return number - 1


def _take(at: AtTender, section: Section, items: Items, row: dict[str, Any]) -> int:
    """Add an outcome of the library unless it is there, and say which number it has. Raises WorthwhileError."""
    written = written_content(at.tender)
    if item_at(items, written, row["id"]) is None:
        edits = {(*items.place, row["id"]): row}
        edit_content(
            tender=at.tender, section=section.slug, values=edits, based_on=written.number, by=at.person, now=at.now
        )
    position = item_at(items, written_content(at.tender), row["id"])
    assert position is not None
    return position + 1
