"""The pages that say how figures are worked out and checked, one a method, as they ship in the package."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from worthwhile.kernel.problems import WorthwhileError, did_you_mean

# Words that Markdown sets apart: `code`, *emphasis* and the words of a [link](address).
_MARKS = re.compile(r"`([^`]+)`|\*+([^*]+)\*+|\[([^\]]+)\]\([^)]*\)")
_CODE = re.compile(r"^([A-Z]{2,4}-\d{2,3})-")
_SAYS = re.compile(r"^## What it says\n+(.+?)\n\n", re.MULTILINE | re.DOTALL)
INDEX = "index.md"


class UnknownMethod(WorthwhileError):
    """No method has this code."""


class MethodKind(StrEnum):
    """What a page is about, by the letters of its code."""

    CHECK = "SV"
    MEASURE = "ME"
    METHOD = ""


@dataclass(frozen=True, kw_only=True)
class MethodPage:
    """One page. ``code`` is permanent: of the check or measure (``SV-005``), or the name of the file (``uprating``).

    ``title`` leaves the code out; ``summary`` is the first paragraph of what the page says, as plain text;
    ``text`` is all of it, in Markdown.
    """

    code: str
    title: str
    kind: MethodKind
    summary: str
    file: str
    text: str


@cache
def method_pages() -> Mapping[str, MethodPage]:
    """Every page by its code, in the order of their files."""
    files = (file for file in _folder().iterdir() if file.name.endswith(".md") and file.name != INDEX)
    pages = (_page(file.name, file.read_text(encoding="utf-8")) for file in sorted(files, key=lambda file: file.name))
    return MappingProxyType({page.code: page for page in pages})


def find_method(code: str) -> MethodPage:
    """The page with this code; capitals do not matter. Raises UnknownMethod with near misses."""
    pages = method_pages()
    known = next((name for name in pages if name.lower() == code.lower()), None)
    if known is None:
        raise UnknownMethod(f"There is no method {code!r}.{did_you_mean(code, pages)}")
    return pages[known]


def code_of(file: str) -> str:
    """The code of the page in a file: ``SV-005-deadweight-unusually-low.md`` is ``SV-005``."""
    found = _CODE.match(file)
    return found[1] if found else file.removesuffix(".md")


def _folder() -> Traversable:
    """The folder in the package; in a checkout, which holds it once, the one of the documentation."""
    shipped = resources.files("worthwhile.reference") / "methods"
    return shipped if shipped.is_dir() else Path(__file__).resolve().parents[3] / "docs/methods"


def _page(file: str, text: str) -> MethodPage:
    code = code_of(file)
    heading = text.partition("\n")[0].removeprefix("# ")
    letters = code.partition("-")[0]
    kind = MethodKind(letters) if _CODE.match(file) and letters in (MethodKind.CHECK, MethodKind.MEASURE) else None
    says = _SAYS.search(text)
    return MethodPage(
        code=code,
        title=heading.removeprefix(code).strip(),
        kind=kind or MethodKind.METHOD,
        summary=_plain(says[1]) if says else "",
        file=file,
        text=text,
    )


def _plain(markdown: str) -> str:
    """A paragraph without the marks of Markdown, on one line."""
    return " ".join(_MARKS.sub(r"\1\2\3", markdown).split())
