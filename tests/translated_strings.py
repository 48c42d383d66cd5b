"""The strings that the pages of answering have translated, read from their templates and modules."""

from __future__ import annotations

import ast
import re
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

_CALL = re.compile(r"gettext\((u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")\)")


def strings_of_template(text: str) -> set[str]:
    """What {% translate %} and {% blocktranslate %} say in a template."""
    return {ast.literal_eval(found) for found in _CALL.findall(templatize(text))}


def strings_of_module(text: str) -> set[str]:
    """What is given to gettext in a module."""
    keywords = {"_", "gettext", "gettext_lazy"}
    calls = extract_python(BytesIO(text.encode()), keywords, [], {"encoding": "utf-8"})
    return {message for _, _, message, _ in calls if isinstance(message, str)}


def strings_to_translate(root: Path) -> set[str]:
    """Every string of the pages that people answer on."""
    evidence, ui = root / "src/worthwhile/apps/evidence", root / "src/worthwhile/ui/templates/ui"
    templates = [*(evidence / "templates/evidence/answer").glob("*.html"), *ui.glob("*.html")]
    modules = evidence.rglob("*.py")
    found = [strings_of_template(path.read_text(encoding="utf-8")) for path in templates]
    found += [strings_of_module(path.read_text(encoding="utf-8")) for path in modules]
    return set().union(*found)
