"""Answer one question: with its limit, what it could be written from, and words counted as one types."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS
from worthwhile.apps.tenders.forms.bid_drafts.answer import AnswerForm
from worthwhile.apps.tenders.forms.bid_drafts.details import one_text
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.bid_drafts.overview import words_text
from worthwhile.apps.tenders.selectors.bid_drafts.sources import find_source, list_sources
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS, AtDraft, Saved, of_draft, page, save_page
from worthwhile.exchange.bid import HOW_WORDS_ARE_COUNTED, words_in
from worthwhile.exchange.tender.bidding import Question
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@of_draft(*INSIDERS)
def draft_question(request: HttpRequest, at: AtDraft, question: int) -> HttpResponse:
    """Show a question with its answer; whoever may write saves it, with a source put in or without."""
    asked = _question(at, question)
    if request.method != "POST":
        return _question_page(request, at, asked, question, AnswerForm(initial={"text": _kept(at, asked)}))
    if at.words["may_write"] is False:
        return redirect("tenders:draft_question", *at.numbers, question)
    return _save(request, at, asked, question)


@of_draft(*WRITERS)
@require_POST
def draft_words(request: HttpRequest, at: AtDraft, question: int) -> HttpResponse:
    """How many words an answer has as it is being typed. Nothing is kept."""
    asked = _question(at, question)
    words = words_in(one_text(request.POST.get("text", "")))
    return render(request, "tenders/bid_drafts/count.html", _count(words, asked))


def _save(request: HttpRequest, at: AtDraft, asked: Question, number: int) -> HttpResponse:
    sent = request.POST.copy()
    sources = list((at.data.get("answers") or {}).get(asked.id, {}).get("written_from") or ())
    source = find_source(at.membership.organisation, asked.text, sent.get("insert", ""), on=at.now.date())
    if source is not None:
        sent["text"] = f"{sent.get('text', '').rstrip()}\n\n{source.text}".strip()
        sources.append(source.said_of_it)
    sources = [one for one in sources if one not in sent.getlist("without")]
    # The question is named in the form too: questions may have moved since the page was opened.
    named = sent.get("question") or asked.id
    form = AnswerForm(sent)
    if form.is_valid():
        try:
            saved = save_page(request, at, form.edits(named, sources), part=f"question:{named}")
        except WorthwhileError as error:
            show_refusal(form, error, otherwise="text")
        else:
            if saved.meanwhile is None:
                messages.success(request, f"“{source.title}” is put in." if source else "Your answer is kept.")
                if source is not None or "stay" in sent:
                    return redirect("tenders:draft_question", *at.numbers, number)
                return redirect("tenders:draft", *at.numbers)
            return _question_page(request, at, asked, number, form, saved=saved)
    return _question_page(request, at, asked, number, form)


def _question_page(
    request: HttpRequest, at: AtDraft, asked: Question, number: int, form: AnswerForm, saved: Saved | None = None
) -> HttpResponse:
    text = one_text(form.data.get("text", "")) if form.is_bound else _kept(at, asked)
    answer = (at.data.get("answers") or {}).get(asked.id, {})
    return page(
        request,
        at,
        "question",
        saved=saved,
        form=form,
        question=asked,
        number=number,
        sources=list_sources(at.membership.organisation, asked.text, on=at.now.date()),
        written_from=answer.get("written_from") or (),
        how_counted=HOW_WORDS_ARE_COUNTED,
        kept=text,
        **_count(words_in(text), asked),
    )


def _count(words: int, asked: Question) -> dict[str, object]:
    over = asked.words is not None and words > asked.words
    return {"count": words_text(words, asked.words), "is_over": over}


def _kept(at: AtDraft, asked: Question) -> str:
    return str((at.data.get("answers") or {}).get(asked.id, {}).get("text", ""))


def _question(at: AtDraft, number: int) -> Question:
    questions = at.asked.questions or ()
    if not 1 <= number <= len(questions):
        raise Http404
    return questions[number - 1]
