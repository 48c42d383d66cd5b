"""A version that somebody signed is never rewritten: no code of ours asks the database to."""

from __future__ import annotations

import re
from pathlib import Path

# What changes rows past the guards of the models: a query that updates, or one that goes round their manager.
REWRITES = re.compile(
    r"\b(Version|SignOff)\.(_base_manager|objects(\.\w+\([^)]*\))*\.(update|bulk_update|update_or_create))"
    r"|\b(versions|sign_offs)(\.\w+\([^)]*\))*\.(update|bulk_update|update_or_create)\("
    r"|UPDATE\s+impact_(version|signoff)",
    re.IGNORECASE,
)


def test_no_code_rewrites_a_version_or_a_signature(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {match[0]}"
        for path in sorted((root / "src/worthwhile").rglob("*.py"))
        for match in REWRITES.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_search_knows_a_rewrite_when_it_sees_one() -> None:
    for text in (
        "Version.objects.filter(pk=1).update(name='A')",
        "case.versions.update(content='')",
        "version.sign_offs.filter(pk=1).bulk_update([])",
        "SignOff._base_manager.update()",
        "UPDATE impact_version SET content = ''",
    ):
        assert REWRITES.search(text), text
    assert not REWRITES.search("case.versions.filter(number=1).first()")
