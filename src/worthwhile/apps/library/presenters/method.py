"""A page of a method out of Markdown, in the design system's classes and with links that lead within the library."""

from __future__ import annotations

import re

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from worthwhile.reference.method_pages import INDEX, MethodPage, code_of, method_pages

CLASSES = {
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "table": "govuk-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
    "a": "govuk-link",
}
_CODES = re.compile(r"\b(?:SV-\d{3}|ME-\d{2})\b")
_OUT = ("https://", "http://")


def method_html(page: MethodPage) -> SafeString:
    """The text of a page without its title. HTML written into the Markdown stays text, so that nothing in it runs."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(page.text.partition("\n")[2])
    for token in tokens:
        _dress(token)
        if token.children:
            token.children = _with_links(token.children, page.code)
    html: str = reader.renderer.render(_with_scrolling_tables(tokens), reader.options, {})
    return mark_safe(html)  # noqa: S308  (made by the renderer, which escapes every text)


def _dress(token: Token) -> None:
    token.attrs.pop("style", None)  # how a table's cells are set; our rules for pages forbid styles in them
    if token.nesting == 1 and token.tag in CLASSES:
        token.attrJoin("class", CLASSES[token.tag])
    if token.tag == "th" and token.nesting == 1:
        token.attrSet("scope", "col")


def _with_scrolling_tables(tokens: list[Token]) -> list[Token]:
    """Each table in a part that scrolls by itself where the page is narrow."""
    found: list[Token] = []
    tables = 0
    for token in tokens:
        if token.type == "table_open":
            tables += 1
            box = Token("box_open", "div", 1, block=True)
            box.attrs = {"class": "ww-scroll", "role": "region", "aria-label": f"Table {tables}", "tabindex": "0"}
            found.append(box)
        found.append(token)
        if token.type == "table_close":
            found.append(Token("box_close", "div", -1, block=True))
    return found


def _with_links(tokens: list[Token], own_code: str) -> list[Token]:
    """Links to other pages of methods lead to their pages here; what leads nowhere here is left as its words."""
    found: list[Token] = []
    within: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            address = _address(str(token.attrs.get("href", "")))
            within.append(address is not None)
            if address is not None:
                token.attrs = {"href": address, "class": CLASSES["a"]}
                found.append(token)
        elif token.type == "link_close":
            if within.pop():
                found.append(token)
        elif token.type == "text" and not within:
            found += _with_codes(token.content, own_code)
        else:
            found.append(token)
    return found


def _address(target: str) -> str | None:
    file, _, part = target.partition("#")
    if target.startswith(_OUT):
        return target
    if file.endswith(".md") and file != INDEX and "/" not in file and code_of(file) in method_pages():
        return reverse("library:method", args=[code_of(file)]) + (f"#{part}" if part else "")
    return None


def _with_codes(text: str, own_code: str) -> list[Token]:
    """A text with each code of another page as a link to it."""
    found: list[Token] = []
    end = 0
    for match in _CODES.finditer(text):
        if match[0] == own_code or match[0] not in method_pages():
            continue
        link = Token("link_open", "a", 1)
        link.attrs = {"href": reverse("library:method", args=[match[0]]), "class": CLASSES["a"]}
        found += [_text(text[end : match.start()]), link, _text(match[0]), Token("link_close", "a", -1)]
        end = match.end()
    return [*found, _text(text[end:])]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
