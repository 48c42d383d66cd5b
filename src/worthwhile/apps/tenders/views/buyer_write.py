"""Writing a tender in the browser: the list of its sections, and each section."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.writing import WritingForm
from worthwhile.apps.tenders.forms.writing_section import SectionForm
from worthwhile.apps.tenders.presenters.law_in_both import otherwise_lines
from worthwhile.apps.tenders.presenters.writing_section import item_lines, price_address, refused_formulas
from worthwhile.apps.tenders.presenters.writing_tasks import section_checks, writing_tasks
from worthwhile.apps.tenders.presenters.written_meanwhile import Meanwhile, meanwhile_words
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.law_in_both import answers_kept, answers_to_begin_with, said_otherwise
from worthwhile.apps.tenders.selectors.writing import SECTIONS, Section
from worthwhile.apps.tenders.selectors.written_content import (
    Written,
    fitness_of,
    writing_act,
    written_before,
    written_content,
)
from worthwhile.apps.tenders.services.edit_content import WrittenMeanwhile, edit_content
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.apps.tenders.views.buyer_change import change_shown
from worthwhile.engines.fitness import Fitness
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError

LONGEST_NUMBER = 9
STAY = "stay"


@require_safe
@of_tender
def buyer_write(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show the sections, what each states, and what the checks say."""
    written = written_content(at.tender)
    words = {
        **at.words,
        "tasks": writing_tasks(written.data, fitness_now(at, written)),
        "refusals": refusals_of(at),
        "saved": written.number > 0,
        "change": change_shown(at),
    }
    return render(request, "tenders/write.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_write_section(request: HttpRequest, at: AtTender, section: str) -> HttpResponse:
    """Show a section with its checks, and keep what is entered."""
    found = section_or_404(section)
    begins_with = answers_to_begin_with(at.tender, found)
    form = SectionForm(posted_in(request), found, based_on(request, at), begins_with=begins_with)
    meanwhile = None
    if form.is_valid():
        kept, meanwhile = keep(at, found, form)
        if kept:
            messages.success(request, f"{found.title}: {kept_words(at)}.")
            stays = request.POST.get("then") == STAY
            return redirect("tenders:buyer_write_section" if stays else "tenders:buyer_write", *at.numbers,
                            *((found.slug,) if stays else ()))  # fmt: skip
    if meanwhile is not None:
        form.go_on_from(meanwhile.number)
    taken = [one.label for one in found.asked if one.path in begins_with]
    words = {**section_words(at, found), "form": form, "meanwhile": meanwhile, "taken": taken}
    return render(request, "tenders/write_section.html", words)


def keep(at: AtTender, section: Section, form: WritingForm) -> tuple[bool, Meanwhile | None]:
    """Keep what a form changes. Whether it is kept, and what somebody else changed meanwhile."""
    based = form.written.number
    try:
        edit_content(
            tender=at.tender, section=section.slug, values=form.edits, based_on=based, by=at.person, now=at.now
        )
    except WrittenMeanwhile as error:
        return False, meanwhile_words(error)
    except WorthwhileError as error:
        form.show(error)
        return False, None
    return True, None


def kept_words(at: AtTender) -> str:
    """What became of what was sent."""
    return "kept in the draft of the change" if writing_act(at.tender) is Act.CHANGE_DOCUMENTS else "kept"


def section_words(at: AtTender, section: Section) -> dict[str, Any]:
    """What every page of a section knows, beside its form."""
    written = written_content(at.tender)
    pressing, rest = section_checks(section, fitness_now(at, written))
    words = {
        **at.words,
        "section": section,
        "items": item_lines(section.items, written.data) if section.items else (),
        "pressing": pressing,
        "rest": rest,
        "refusals": refusals_of(at),
    }
    twice = said_otherwise(at.tender, answers_kept(at.tender))
    words["otherwise"] = otherwise_lines(one for one in twice if one.asked in section.asked)
    if section.slug == "price":
        words |= {"refused": refused_formulas(), "price_query": price_address(written.data)}
    if section.slug == "timetable" and at.tender.deadline_at:
        words["held_to"] = moment_words(at.tender.deadline_at)
    return words


def section_or_404(slug: str) -> Section:
    """The section of a page."""
    section = SECTIONS.get(slug)
    if section is None:
        raise Http404
    return section


def fitness_now(at: AtTender, written: Written) -> Fitness:
    """The checks, by the law of today where the tender does not say when it began."""
    return fitness_of(written.data, on=timezone.localdate(at.now))


def refusals_of(at: AtTender) -> tuple[str, ...]:
    """Why this person cannot write now, empty where they can."""
    return standing_of(at.tender, at.person, at.now).answer(writing_act(at.tender)).refusals


def based_on(request: HttpRequest, at: AtTender) -> Written:
    """The content that a page was made from; as last kept where it does not say."""
    given = request.POST.get("based_on", "")
    if request.method != "POST" or not given.isdecimal() or len(given) > LONGEST_NUMBER:
        return written_content(at.tender)
    return written_before(at.tender, int(given))


def posted_in(request: HttpRequest) -> Any:
    """What was sent, None where nothing was."""
    return request.POST if request.method == "POST" else None
