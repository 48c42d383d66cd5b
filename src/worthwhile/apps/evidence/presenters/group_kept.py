"""What became of a file or a sheet, in a sentence."""

from __future__ import annotations

from worthwhile.apps.evidence.services.keep_group import KeptGroup
from worthwhile.exchange.charts.words import count_text, people_text


def kept_sentence(kept: KeptGroup) -> str:
    """What was kept and what was not; nothing is left unsaid."""
    if not kept.added and not kept.replaced:
        return f"Nothing was changed: {_questionnaires(kept.unchanged)} kept as before.{_left_out(kept)}"
    parts = []
    if kept.added:
        parts.append(f"{_questionnaires(kept.added)} added")
    if kept.replaced:
        parts.append(f"{_questionnaires(kept.replaced)} replaced")
    if kept.unchanged:
        parts.append(f"{kept.unchanged:,} kept as before")
    if kept.people_added:
        parts.append(f"{people_text(kept.people_added)} new here")
    said = f"{', '.join(parts)}."
    if kept.concerns:
        count = len(kept.concerns)
        said += f" {count_text(count, 'answer', 'answers')} need{'s' if count == 1 else ''} somebody to act today."
    return said + _left_out(kept)


def _left_out(kept: KeptGroup) -> str:
    return f" {count_text(kept.left_out, 'row', 'rows')} with a problem left out." if kept.left_out else ""


def _questionnaires(count: int) -> str:
    return count_text(count, "questionnaire", "questionnaires")
