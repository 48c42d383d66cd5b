"""Reading the XML of a part that a stranger made: no document type, no entities, bounded in depth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NoReturn
from xml.parsers import expat

DEEPEST = 512
_CHUNK = 1 << 16


class InvalidXml(ValueError):
    """A part is not XML that Office writes; the message is a sentence for the person who sent it."""


class XmlEvents:
    """Walks XML and calls ``start``, ``end`` and ``text`` of a handler; names are local, without their namespace."""

    def __init__(self, handler: XmlHandler) -> None:
        self._handler = handler
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.EntityDeclHandler = _refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = handler.text

    def read(self, data: bytes) -> None:
        """Raises InvalidXml where the part is not well formed, has a document type, or nests without end."""
        try:
            for at in range(0, len(data), _CHUNK):
                self._parser.Parse(data[at : at + _CHUNK], False)
            self._parser.Parse(b"", True)
        except expat.ExpatError:
            raise InvalidXml(
                "A part of this file is damaged. Open it in Office, save it again and send that."
            ) from None

    def _start(self, name: str, values: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise InvalidXml("A part of this file nests without end. It was not opened.")
        self._handler.start(local(name), {local(key): value for key, value in values.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(local(name))


class XmlHandler:
    """What is done at each tag; does nothing unless a subclass says so."""

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """An element begins; ``values`` are its attributes by local name."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, letters: str) -> None:
        """Letters between tags."""


def local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition(" ")[2]


def start_tags(data: bytes) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every element of a part with its attributes, by local names, in order. Raises InvalidXml."""
    seen = _Tags()
    XmlEvents(seen).read(data)
    return iter(seen.tags)


class _Tags(XmlHandler):
    def __init__(self) -> None:
        self.tags: list[tuple[str, Mapping[str, str]]] = []

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        self.tags.append((tag, values))


def _refuse_doctype(*_: object) -> NoReturn:
    raise InvalidXml(
        "A part of this file declares entities, which Office never writes and which can be made to grow without end. "
        "It was not opened."
    )
