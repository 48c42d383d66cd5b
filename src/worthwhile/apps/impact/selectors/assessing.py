"""What there is to verify of a version, and what assessors have recorded of it so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import (
    BY_A_PROGRAM,
    Assessment,
    AssessorCheck,
    Case,
    Revision,
    SignOff,
    Verdict,
    Version,
)
from worthwhile.apps.impact.selectors.valued import value_data
from worthwhile.exchange.verification import Claim, Resting, list_claims, value_resting_on


@dataclass(frozen=True, kw_only=True)
class ClaimStanding:
    """A claim of a version with what was recorded of it, the latest first, on this version and those before it.

    ``counts`` is the record that stands for this version: the latest, if the case still said the same there.
    """

    claim: Claim
    version: Version
    history: tuple[AssessorCheck, ...]

    @property
    def counts(self) -> AssessorCheck | None:
        latest = self.history[0] if self.history else None
        return latest if latest is not None and latest.content_hash == self.claim.content_hash else None

    @property
    def is_carried(self) -> bool:
        """Whether the record that counts was made on an earlier version."""
        return self.counts is not None and self.counts.version_id != self.version.pk

    @property
    def is_changed(self) -> bool:
        """Whether the case says something else than what was checked."""
        return bool(self.history) and self.counts is None


@dataclass(frozen=True, kw_only=True)
class Verification:
    """Everything to verify of a version, most important first."""

    version: Version
    standings: tuple[ClaimStanding, ...]
    resting: Resting

    @property
    def checked(self) -> int:
        return sum(standing.counts is not None for standing in self.standings)

    def count(self, verdict: Verdict) -> int:
        """How many claims stand with this verdict."""
        return sum(1 for standing in self.standings if standing.counts and standing.counts.verdict == verdict)

    def find(self, key: str) -> ClaimStanding | None:
        """A claim by its key."""
        return next((standing for standing in self.standings if standing.claim.key == key), None)

    def next_after(self, key: str) -> ClaimStanding | None:
        """The next claim that nobody has looked at, from a claim on and then from the top; None where all are."""
        keys = [standing.claim.key for standing in self.standings]
        start = keys.index(key) + 1 if key in keys else 0
        turned = [*self.standings[start:], *self.standings[:start]]
        return next((one for one in turned if one.counts is None and one.claim.key != key), None)


def verification_of(version: Version) -> Verification:
    """What to verify of a version and where it stands. The case is valued for it."""
    valued = value_data(version.data)
    claims = list_claims(loaded=valued.loaded, result=valued.result)
    standings = _standings(version, claims)
    verdicts = {one.claim.key: one.counts.verdict for one in standings if one.counts is not None}
    return Verification(
        version=version,
        standings=standings,
        resting=value_resting_on(
            result=valued.result,
            claims=claims,
            verified=_with(Verdict.VERIFIED, verdicts.items()),
            not_applicable=_with(Verdict.NOT_APPLICABLE, verdicts.items()),
        ),
    )


def latest_version(case: Case) -> Version | None:
    """The version that was kept last."""
    return case.versions.order_by("-number").first()


def list_assessments(version: Version) -> QuerySet[Assessment]:
    """The opinions on a version, the latest first."""
    return Assessment.objects.filter(version=version).select_related("given_by").order_by("-pk")


def assessed_versions(case: Case) -> list[int]:
    """The numbers of the versions on which an opinion was given, the latest first."""
    found = Assessment.objects.filter(version__case=case).values_list("version__number", flat=True)
    return sorted(set(found), reverse=True)


def has_checks(case: Case) -> bool:
    """Whether an assessor has begun."""
    return AssessorCheck.objects.filter(version__case=case).exists()


def has_worked_on(case: Case, person: User) -> bool:
    """Whether somebody wrote or signed the case: nobody checks their own work.

    Figures come into a case from its scenarios, and from the forecast that it is held against; what a program sent is
    the work of those who made a token for one.
    """
    written = Revision.objects.filter(case__in=_sources_of(case))
    by_a_program = written.filter(made_by=None, what=BY_A_PROGRAM)
    return (
        written.filter(made_by=person).exists()
        or case.versions.filter(made_by=person).exists()
        or SignOff.objects.filter(version__case=case, person=person).exists()
        or (case.organisation.access_tokens.filter(made_by=person).exists() and by_a_program.exists())
    )


def _sources_of(case: Case) -> list[int]:
    """The case, and those that figures of it may have come from."""
    related = [case.scenario_of_id, case.forecast.case_id if case.forecast else None]
    return [case.pk, *case.scenarios.values_list("pk", flat=True), *(pk for pk in related if pk is not None)]


def _standings(version: Version, claims: Sequence[Claim]) -> tuple[ClaimStanding, ...]:
    recorded: dict[str, list[AssessorCheck]] = defaultdict(list)
    found = AssessorCheck.objects.filter(version__case_id=version.case_id, version__number__lte=version.number)
    for check in found.select_related("version", "made_by").order_by("-version__number", "-pk"):
        recorded[check.claim].append(check)
    return tuple(ClaimStanding(claim=claim, version=version, history=tuple(recorded[claim.key])) for claim in claims)


def _with(wanted: Verdict, verdicts: Iterable[tuple[str, str]]) -> set[str]:
    return {key for key, verdict in verdicts if verdict == wanted}
