"""Who may open a page of answering: whoever has the link. What such a page knows, and what it tells the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.core.internal import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.models.languages import ENGLISH, LANGUAGE_TAGS, LANGUAGES
from worthwhile.apps.evidence.models.layout import Layout
from worthwhile.apps.evidence.selectors.collections import find_collection_by_token
from worthwhile.apps.evidence.selectors.participants import find_participant_of
from worthwhile.ui.unlisted import unlisted

P = ParamSpec("P")
SESSION_KEY = "answering"
# Somebody who walks away from a shared tablet leaves nothing open for the next person.
IDLE = timedelta(minutes=30)
# Mistypings are told apart by the code itself; what counts here is a well-formed code that nobody was given.
# Of a large collection one code in some 170,000 fits: the count for the collection holds up whoever asks from many
# network addresses.
WRONG_CODES = {"code": "10/10m/ip,200/h/key"}


@dataclass(kw_only=True)
class Visit:
    """One request by somebody at the link. ``known`` is what the session holds about this sitting."""

    request: HttpRequest
    collection: Collection
    language: str
    now: datetime
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def on(self) -> date:
        return timezone.localdate(self.now)

    @property
    def layout(self) -> str:
        return str(self.known.get("layout", Layout.STANDARD))

    @property
    def participant(self) -> Participant | None:
        """Whoever entered a code in this sitting, after agreeing."""
        number = self.known.get("participant")
        return find_participant_of(self.collection, number) if number and self.known.get("agreed") else None

    def remember(self, **values: Any) -> None:
        """Keep for the rest of the sitting; what is None is forgotten."""
        self.known = {name: value for name, value in {**self.known, **values}.items() if value is not None}
        kept = self.request.session.get(SESSION_KEY, {})
        stamped = {**self.known, "at": self.now.isoformat()}
        self.request.session[SESSION_KEY] = {**kept, self.collection.token: stamped}

    def forget(self) -> None:
        """Keep nothing but how the pages are set."""
        self.known = {"layout": self.layout}
        self.remember()

    def address(self, name: str, *args: object) -> str:
        """Where a page of this collection stands, in this language."""
        return reverse(f"evidence:{name}", args=[self.collection.token, self.language, *args])

    def show(self, template: str, words: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
        """Draw a page."""
        known = {
            "visit": self,
            "collection": self.collection,
            "organisation": self.collection.organisation,
            "layout": self.layout,
            "tag": LANGUAGE_TAGS[self.language],
        }
        return render(self.request, f"evidence/answer/{template}", {**known, **(words or {})}, status=status)


def respondent_page(
    *, even_closed: bool = False
) -> Callable[[Callable[Concatenate[Visit, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Open a page to whoever has the link, in the language that stands in the address.

    A link that was never given: 404. A closed collection: 410, unless ``even_closed``.
    """

    def guard(view: Callable[Concatenate[Visit, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        @never_cache
        def guarded(
            request: HttpRequest, token: str, language: str = ENGLISH, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            collection = find_collection_by_token(token)
            if collection is None or language not in LANGUAGES:
                raise Http404
            now = timezone.now()
            visit = Visit(
                request=request,
                collection=collection,
                language=language,
                now=now,
                known=_known(request, token, now),
            )
            with translation.override(LANGUAGE_TAGS[language].lower()):
                if not even_closed and not collection.takes_answers(visit.on):
                    return unlisted(visit.show("closed.html", status=410))
                return unlisted(view(visit, *args, **kwargs))

        return guarded

    return guard


def may_try_a_code(visit: Visit) -> bool:
    """Whether there is room for another try: too few wrong codes came from here, or for this collection, lately."""
    return _consumed(visit, dry_run=True)


def count_wrong_code(visit: Visit) -> None:
    """Count one."""
    _consumed(visit)


def _consumed(visit: Visit, *, dry_run: bool = False) -> bool:
    key = visit.collection.token
    counted = ratelimit.consume(
        visit.request, app="evidence", action="code", config=WRONG_CODES, key=key, dry_run=dry_run
    )
    return bool(counted)


def _known(request: HttpRequest, token: str, now: datetime) -> dict[str, Any]:
    """What the session holds of this sitting; after a pause, only how the pages are set."""
    known = dict(request.session.get(SESSION_KEY, {}).get(token, {}))
    at = known.pop("at", None)
    if at is None or now - datetime.fromisoformat(at) > IDLE:
        return {"layout": known["layout"]} if "layout" in known else {}
    return known
