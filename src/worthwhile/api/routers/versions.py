"""Versions of a case: kept whole, never changed, and signed by people alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from worthwhile.api.answers import ref
from worthwhile.api.bearer import token_of
from worthwhile.api.bodies import JSON, YAML, case_text
from worthwhile.api.describe import described as operation
from worthwhile.api.kept_cases import agreed_revision, case_of, version_of
from worthwhile.api.pages import CursorQuery, page_of_rows, page_schema
from worthwhile.api.problems import Refused, json_answer, text_answer
from worthwhile.api.query import NoQuery, read_query
from worthwhile.apps.impact.models import Version
from worthwhile.apps.impact.selectors.cases import list_versions
from worthwhile.apps.impact.selectors.versions import is_intact
from worthwhile.apps.impact.services.keep_version import keep_version
from worthwhile.apps.impact.services.value_draft import value_draft
from worthwhile.apps.organisations.models import Scope
from worthwhile.engines.valuation.result import Severity
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.schema import fields_schema
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, described, read

router = Router(tags=["Versions"])
LONGEST_NAME, LONGEST_NOTE = 100, 5_000


@dataclass(frozen=True, kw_only=True)
class NewVersion(Record):
    """What a version is called."""

    name: str = described(f"Name of up to {LONGEST_NAME} characters, such as: For the board in May")
    note: str = described("Why it is kept, or who it is for", default="")
    knowing: bool = described(
        "That whoever keeps it has read the checks of severity error that nobody has answered", default=False
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        problems = []
        if not values.get("name", "x").strip():
            problems.append(Problem("name", "Enter a name, so that people find the version again."))
        for name, most in (("name", LONGEST_NAME), ("note", LONGEST_NOTE)):
            given = len(values.get(name, ""))
            if given > most:
                problems.append(Problem(name, f"Shorten this to {most:,} characters. You gave {given:,}."))
        return problems


VERSION_BODY = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": fields_schema(NewVersion),
}


class SignedByPeople(Refused):
    """A program asked to sign."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            "A signature says that a person stands behind the figures, so no token can give one. Sign in and sign the "
            "version on its page"
        )


@router.get(
    "cases/{key:id}/versions",
    **operation(
        id="list_versions",
        summary="The versions of a case",
        about="Each with its result in brief, by whom it was signed as what, and whether it still says what was kept.",
        scope=Scope.CASES_READ,
        query=CursorQuery,
        answer=("A page of versions, the oldest first", page_schema(ref("Version"))),
        refusals=(404,),
    ),
)
def list_case_versions(request: HttpRequest, id: int) -> HttpResponse:
    """List the versions of a case."""
    query = read_query(CursorQuery, request)
    return json_answer(page_of_rows(list_versions(case_of(request, id)), query, by="number", entry=_entry))


@router.get(
    "cases/{key:id}/versions/{key:number}",
    **operation(
        id="read_version",
        summary="One version with its case",
        about="The case is in the shape of a case file, every number exactly as it was entered.",
        scope=Scope.CASES_READ,
        query=NoQuery,
        answer=("The version", ref("VersionWithCase")),
        refusals=(404,),
    ),
)
def read_version(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """Read a version of a case."""
    read_query(NoQuery, request)
    version = version_of(case_of(request, id), number)
    return text_answer(exact_json_text({**_entry(version), "case": version.data}))


@router.post(
    "cases/{key:id}/versions",
    **operation(
        id="keep_version",
        summary="Keep a case as a version",
        about="Sets the case aside as it was read: send its ETag as If-Match. A case with gaps cannot be kept. Where a "
        "check of severity error has no answer, say knowing: true.",
        scope=Scope.CASES_WRITE,
        query=NoQuery,
        body=dict.fromkeys((JSON, YAML[0]), VERSION_BODY),
        answer=("The version", ref("Version")),
        refusals=(404, 412, 428),
    ),
)
def keep_case_version(request: HttpRequest, id: int) -> HttpResponse:
    """Keep a version of a case."""
    read_query(NoQuery, request)
    case = case_of(request, id)
    latest = agreed_revision(request, case)
    text, suffix = case_text(request)
    wanted = read(NewVersion, load_plain_data(text, suffix=suffix, name="The body"), what="the version")
    grave = [check for check in value_draft(latest).result.checks if check.severity is Severity.ERROR]
    waiting = [check for check in grave if check.answer is None]
    if waiting and not wanted.knowing:
        told = "Answer the checks below in the case, or say knowing: true, that you have read them."
        raise InvalidInput([Problem("knowing", told), *(Problem(check.code, check.message) for check in waiting)])
    version = keep_version(
        case=case,
        revision=latest.number,
        name=wanted.name.strip(),
        note=wanted.note,
        by=None,
        now=timezone.now(),
        token=token_of(request).pk,
    )
    return json_answer(_entry(version))


@router.post(
    "cases/{key:id}/versions/{key:number}/sign-offs",
    **operation(
        id="sign_version",
        summary="Sign a version",
        about="Always refused: people sign, on the page of the version, and programs do not.",
        scope=Scope.CASES_WRITE,
        query=NoQuery,
        answer=("Never", ref("Version")),
        refusals=(404,),
    ),
)
def sign(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """Refuse to sign a version."""
    read_query(NoQuery, request)
    version_of(case_of(request, id), number)
    raise SignedByPeople


def _entry(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "revision": version.revision,
        "name": version.name,
        "note": version.note,
        "case_hash": version.case_hash,
        "is_intact": is_intact(version),
        "summary": version.summary,
        "made_at": version.made_at.isoformat(),
        "sign_offs": [
            {"role": found.role, "statement": found.statement, "signed_at": found.signed_at.isoformat()}
            for found in version.sign_offs.all()
        ],
    }
