"""What became of a file or a sheet, in a sentence."""

from __future__ import annotations

from worthwhile.apps.evidence.services.keep_group import KeptGroup


def kept_sentence(kept: KeptGroup) -> str:
    """What was kept and what was not; nothing is left unsaid."""
    if not kept.added and not kept.replaced:
        return f"Nothing was changed: {_many(kept.unchanged, 'questionnaire')} kept as before.{_left_out(kept)}"
    parts = []
    if kept.added:
        parts.append(f"{_many(kept.added, 'questionnaire')} added")
    if kept.replaced:
        parts.append(f"{_many(kept.replaced, 'questionnaire')} replaced")
    if kept.unchanged:
        parts.append(f"{kept.unchanged:,} kept as before")
    if kept.people_added:
        parts.append(f"{_people(kept.people_added)} new here")
    said = f"{', '.join(parts)}."
    if kept.concerns:
        count = len(kept.concerns)
        said += f" {_many(count, 'answer')} need{'s' if count == 1 else ''} somebody to act today."
    return said + _left_out(kept)


def _left_out(kept: KeptGroup) -> str:
    return f" {_many(kept.left_out, 'row')} with a problem left out." if kept.left_out else ""


def _many(count: int, thing: str) -> str:
    return f"1 {thing}" if count == 1 else f"{count:,} {thing}s"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"
