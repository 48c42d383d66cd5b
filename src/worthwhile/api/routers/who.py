"""Who am I: for whom a token asks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from worthwhile import __version__
from worthwhile.api.answers import WHO
from worthwhile.api.bearer import token_of
from worthwhile.api.describe import described
from worthwhile.api.problems import json_answer
from worthwhile.api.query import NoQuery, read_query

router = Router(tags=["The token"])


@router.get(
    "",
    **described(
        id="who_am_i",
        summary="For whom the token asks",
        about="The organisation that the token belongs to, what the token may be used for, and until when.",
        answer=("The organisation and the token", WHO),
        query=NoQuery,
    ),
)
def who_am_i(request: HttpRequest) -> HttpResponse:
    """Say which organisation a token belongs to."""
    read_query(NoQuery, request)
    token = token_of(request)
    organisation = token.organisation
    return json_answer(
        {
            "organisation": {"id": organisation.pk, "name": organisation.name, "kind": organisation.kind},
            "token": {
                "label": token.label,
                "begins_with": token.public_part,
                "scopes": token.scopes,
                "expires_at": token.expires_at.isoformat(),
            },
            "version": __version__,
        }
    )
