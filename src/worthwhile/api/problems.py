"""The one shape in which the API says that something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpResponse

from worthwhile.exchange.plain_data import json_text
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

MEDIA_TYPE = "application/json"
PROBLEM = {
    "type": "object",
    "required": ["path", "message"],
    "additionalProperties": False,
    "properties": {
        "path": {
            "type": "string",
            "description": "The field, as it was sent (outcomes[0].deadweight); empty for the whole",
        },
        "message": {"type": "string", "description": "What was given, what is allowed, what to do next"},
    },
}
PROBLEMS_SCHEMA = {
    "type": "object",
    "description": "Everything that is wrong, at once. Each message says what to do next.",
    "required": ["problems"],
    "additionalProperties": False,
    "properties": {
        "problems": {
            "type": "array",
            "minItems": 1,
            "items": PROBLEM,
        }
    },
}


class Refused(WorthwhileError):
    """A request that the door itself turns away, with the status of its answer."""

    status = 422


class NothingThere(Refused):
    """There is nothing at this address, or nothing that this organisation may see."""

    status = 404


def json_answer(data: object, *, status: int = 200) -> HttpResponse:
    """Data as an answer, written as the command line writes it."""
    return text_answer(json_text(data), status=status)


def text_answer(text: str, *, status: int = 200) -> HttpResponse:
    """JSON text as an answer."""
    return HttpResponse(f"{text}\n", status=status, content_type=MEDIA_TYPE)


def problems_of(error: WorthwhileError) -> tuple[Problem, ...]:
    """What is wrong, in the words of pages and command line."""
    return error.problems if isinstance(error, InvalidInput) else (Problem("", str(error)),)


def problem_answer(
    problems: Iterable[Problem], *, status: int, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Problems as an answer."""
    told = [{"path": problem.path, "message": problem.message} for problem in problems]
    answer = json_answer({"problems": told}, status=status)
    for name, value in (headers or {}).items():
        answer.headers[name] = value
    return answer
