"""What a browser would send from a form of a page, as it stands there."""

from __future__ import annotations

from html.parser import HTMLParser


class FormReader(HTMLParser):
    """The boxes of the forms of a page by name, each with every value that would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._in_form = False
        self._area: str | None = None
        self._words: list[str] = []
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._in_form = given.get("method") == "post" and "action" not in given
        if not self._in_form:
            return
        name = given.get("name", "")
        if tag == "input" and name and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
            said = "on" if given.get("type") == "checkbox" else ""
            self.sent.setdefault(name, []).append(given.get("value", said))
        elif tag == "textarea":
            self._area, self._words = name, []
        elif tag == "select":
            self._select, self._options = name, []
        elif tag == "option":
            self._options.append((given.get("value", ""), "selected" in given))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            # A browser leaves out the first line break, and sends line breaks as two characters.
            words = "".join(self._words).removeprefix("\r\n").removeprefix("\n")
            self.sent.setdefault(self._area, []).append(words.replace("\r\n", "\n").replace("\n", "\r\n"))
            self._area = None
        elif tag == "select" and self._select is not None:
            chosen = [value for value, selected in self._options if selected] or [self._options[0][0]]
            self.sent.setdefault(self._select, []).extend(chosen)
            self._select = None
        elif tag == "form":
            self._in_form = False


def sent_by(page: str) -> dict[str, list[str]]:
    """What the form of a page sends where nobody changes anything, but for the token against forgery."""
    reader = FormReader()
    reader.feed(page)
    return {name: values for name, values in reader.sent.items() if name != "csrfmiddlewaretoken"}
