"""What stands in the way of removing a case, and what would go with it."""

from __future__ import annotations

from worthwhile.apps.impact.models import Case, SharedLink, SignOff, Version


def reasons_to_keep(case: Case) -> tuple[str, ...]:
    """Every reason for which a case may not be removed; none where it may."""
    reasons = []
    if case.scenario_of_id is not None:
        kept = case.versions.count()
        if kept:
            reasons.append(f"This scenario has {_counted(kept, 'version')}. A scenario with a version is kept.")
    signed = SignOff.objects.filter(version__case_id__in=_with_scenarios(case)).values("version").distinct().count()
    if signed:
        reasons.append(
            f"{_counted(signed, 'version')} of it {'is' if signed == 1 else 'are'} signed. "
            "Somebody stands behind those figures, so they are kept."
        )
    reasons += [f"“{held}” is held against a version of this case. Remove that case first." for held in _held(case)]
    return tuple(reasons)


def goes_with(case: Case) -> tuple[str, ...]:
    """What is erased with a case, in words."""
    versions = Version.objects.filter(case_id__in=_with_scenarios(case)).count()
    links = SharedLink.objects.filter(version__case_id__in=_with_scenarios(case)).count()
    counts = (
        (case.revision, "revision"),
        (versions, "version"),
        (case.scenarios.count(), "scenario"),
        (links, "shared link"),
    )
    return tuple(_counted(count, word) for count, word in counts if count)


def _held(case: Case) -> list[Case]:
    """Evaluative cases outside this one that are held against a version that would go."""
    gone = _with_scenarios(case)
    return list(Case.objects.filter(forecast__case_id__in=gone).exclude(pk__in=gone).order_by("pk"))


def _with_scenarios(case: Case) -> list[int]:
    return [case.pk, *case.scenarios.values_list("pk", flat=True)]


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
