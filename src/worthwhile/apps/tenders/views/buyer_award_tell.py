"""The letters about an outcome: read before they go out, told at one moment, and kept; and the file of the buyer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.award import TellForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.award import present_letters
from worthwhile.apps.tenders.presenters.award_pack import buyer_pack
from worthwhile.apps.tenders.selectors.award_letters import OutcomeLetter, day_words, letters_now, letters_told
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.clocks_of import standstill_of
from worthwhile.apps.tenders.selectors.notices import regime_named
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.views.award_access import why_not_read_award
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.apps.tenders.views.buyer_award import award_page
from worthwhile.engines.regimes import Regime
from worthwhile.engines.tendering import RULES, Act, Procedure, Role, Stage
from worthwhile.exchange.outcome import outcome_letter
from worthwhile.exchange.report.writing import MEDIA, report_bytes
from worthwhile.kernel.problems import WorthwhileError

_PREVIEWED = (Stage.PROPOSED, Stage.APPROVED)
# Where the law is not known, it may be this one.
_PSR = (Regime.PSR_ENGLAND, Regime.PSR_WALES, None)
_DECIDERS = frozenset({Role.AUTHOR, Role.APPROVER})


@require_http_methods(METHODS)
@of_tender
def buyer_tell(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show every letter as it would go out, and tell everybody."""
    refusals = [*why_not_read_award(at)]
    answer = standing_of(at.tender, at.person, at.now).answer(Act.TELL_EVERYBODY)
    refusals += [one for one in answer.refusals if one not in refusals]
    form = TellForm(request.POST if request.method == "POST" else None)
    if not refusals and form.is_valid():
        try:
            told = tell_everybody(tender=at.tender, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            told_words = "1 letter is" if len(told) == 1 else f"{len(told)} letters are"
            messages.success(request, f"{told_words} told, all at the same moment.")
            return redirect("tenders:buyer_award", *at.numbers)
    days = standstill_of(at.tender, at.now.astimezone(UNITED_KINGDOM).date())
    letters = () if refusals else present_letters(_letters(at))
    words = {
        **at.words,
        "form": form,
        "refusals": refusals,
        "letters": letters,
        "by_hand": [one.name for one in letters if not one.read_by],
        "may_be_psr": regime_named(at.tender) in _PSR,
        "days": {
            "ground": days.ground,
            "is_known": days.is_known,
            "until": day_words(days.representations_until),
            "earliest": day_words(days.earliest_signing),
        },
        "takes_bids": RULES[Procedure(at.tender.procedure)].takes_bids,
    }
    return render(request, "tenders/award_tell.html", words)


@require_safe
@of_tender
def buyer_letter(request: HttpRequest, at: AtTender, contender: int, kind: str) -> HttpResponse:
    """One letter as a file: as it would go out now, or as it was told."""
    suffix = f".{kind}"
    if suffix not in MEDIA:
        raise Http404
    if why_not_read_award(at):
        return award_page(request, at)
    found = next((one for one in _letters(at) if one.contender.number == contender), None)
    if found is None:
        raise Http404
    return letter_file(found, suffix)


@require_safe
@of_tender
def buyer_file(request: HttpRequest, at: AtTender) -> HttpResponse:
    """The whole file of the tender but the bids, as one zip."""
    if why_not_read_award(at):
        return award_page(request, at)
    if not at.tender.proposals.exists():
        raise Http404
    with_words = bool(person_in(at.tender, at.person).roles & _DECIDERS)
    return zip_file(buyer_pack(at.tender, at.now, with_words=with_words), f"{at.tender.number}-file.zip")


def letter_file(letter: OutcomeLetter, suffix: str) -> HttpResponse:
    """A letter as a file, shown where it is a page."""
    response = HttpResponse(report_bytes(outcome_letter(letter.data), suffix), content_type=MEDIA[suffix])
    name = f"{letter.data['tender']}-outcome-{letter.contender.number}{suffix}"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def zip_file(content: bytes, name: str) -> HttpResponse:
    """A pack to keep."""
    response = HttpResponse(content, content_type="application/zip")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _letters(at: AtTender) -> tuple[OutcomeLetter, ...]:
    return letters_now(at.tender, at.now) if at.tender.stage in _PREVIEWED else letters_told(at.tender)
