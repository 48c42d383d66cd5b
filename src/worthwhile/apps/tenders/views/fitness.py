"""Is a tender fit for a small provider? Files are read in memory; what was read stands in the page and nowhere else."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.accounts.views.too_many import too_many
from worthwhile.apps.tenders.forms.fitness_question import BIDS, BUYS, FitnessForm, SettingForm
from worthwhile.apps.tenders.presenters.fitness_answer import fitness_answer
from worthwhile.apps.tenders.presenters.fitness_problems import problem_lines
from worthwhile.apps.tenders.services.carried_tender import CarriedTenderExpired, carried_text, tender_from_carried
from worthwhile.apps.tenders.services.check_tender import CheckedTender, check_tender
from worthwhile.apps.tenders.services.read_sent_tender import SentTender, demonstration_tender, read_sent_tender
from worthwhile.apps.tenders.services.room_to_read import SECONDS_TO_WAIT, NoRoomToRead, room_to_read
from worthwhile.apps.tenders.views.uploads_in_memory import uploads_in_memory
from worthwhile.exchange.plain_data import json_text
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

METHODS = ["GET", "HEAD", "POST"]
# Reading costs seconds of the machine; checking again what was read costs little. An office may come from one address.
RATES = {"read": "10/m/ip,120/d/ip", "again": "60/m/ip"}
CARRIED = "read"
TAKE, AS_JSON, WHOLE = "take", "json", "whole"
DEMONSTRATION = {"nation": "england", "regime": "pa-light-touch", "buyer_kind": "local-authority", "is_care": "yes"}


def _too_many_files(request: HttpRequest) -> HttpResponse:
    told = f"Choose at most {settings.DATA_UPLOAD_MAX_NUMBER_FILES} files. None of yours was read"
    return _ask_again(request, FitnessForm(), InvalidInput([Problem("", told)]))


@require_http_methods(METHODS)
@never_cache
@uploads_in_memory(if_too_many=_too_many_files)
def fitness(request: HttpRequest) -> HttpResponse:
    """Ask for the documents; read them and say how the tender stands."""
    if request.method != "POST":
        return render(request, "tenders/fitness.html", {"form": FitnessForm()})
    if not ratelimit.consume(request, app="tenders", action="read", config=RATES):
        return too_many(request)
    form = FitnessForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "tenders/fitness.html", {"form": form})
    try:
        with room_to_read():
            sent = read_sent_tender(form.sent)
        return _answer(request, sent, form)
    except NoRoomToRead as error:
        answer = _ask_again(request, form, error, status=503)
        answer["Retry-After"] = str(SECONDS_TO_WAIT)
        return answer
    except WorthwhileError as error:
        return _ask_again(request, form, error)


@require_http_methods(METHODS)
@never_cache
def fitness_again(request: HttpRequest) -> HttpResponse:
    """What was read, under another law or for another reader; all of it unfolded; or as a JSON file."""
    if request.method != "POST":
        return redirect("tenders:fitness")
    if not ratelimit.consume(request, app="tenders", action="again", config=RATES):
        return too_many(request)
    try:
        sent = tender_from_carried(request.POST.get(CARRIED, ""))
    except CarriedTenderExpired as error:
        return _ask_again(request, FitnessForm(initial=request.POST.dict()), error)
    form, take = SettingForm(request.POST), request.POST.get(TAKE)
    try:
        if take == AS_JSON and form.is_valid():
            answer = HttpResponse(json_text(_checked(sent, form).data), content_type="application/json")
            answer["Content-Disposition"] = 'attachment; filename="tender-fitness.json"'
            return answer
        return _answer(request, sent, form, whole=take == WHOLE)
    except InvalidInput as error:
        return _ask_again(request, FitnessForm(initial=request.POST.dict()), error)


@require_safe
@never_cache
def fitness_demonstration(request: HttpRequest) -> HttpResponse:
    """The invented tender that comes with Worthwhile, for a buyer or a bidder."""
    reader = BIDS if request.GET.get("for") == BIDS else BUYS
    return _answer(request, demonstration_tender(), SettingForm({**DEMONSTRATION, "reader": reader}))


def _checked(sent: SentTender, form: SettingForm) -> CheckedTender:
    return check_tender(sent, said=form.said, on=timezone.localdate())


def _answer(request: HttpRequest, sent: SentTender, form: SettingForm, *, whole: bool = False) -> HttpResponse:
    """The page of the answer; where an answer on it cannot be used, as if only the rest had been said."""
    form.is_valid()
    setting = SettingForm({name: form.cleaned_data.get(name, "") for name in SettingForm.base_fields})
    words = {
        "form": form if form.errors else setting,
        "carried": carried_text(sent),
        "answer": fitness_answer(_checked(sent, form), is_bidder=form.is_bidder, whole=whole),
    }
    return render(request, "tenders/fitness_answer.html", words)


def _ask_again(request: HttpRequest, form: FitnessForm, error: WorthwhileError, *, status: int = 200) -> HttpResponse:
    lines = problem_lines(error, form["documents"].id_for_label)
    return render(request, "tenders/fitness.html", {"form": form, "lines": lines}, status=status)
