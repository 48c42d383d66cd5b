"""Takes the names of authors out of Word and Excel files and leaves their text as it is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.office_xml import XmlEvents, XmlHandler
from worthwhile.exchange.uploaded.package import CONTENT_TYPES, Package, open_package
from worthwhile.exchange.uploaded.scrub_pictures import scrub_picture
from worthwhile.exchange.uploaded.xml_tags import change_attributes, decode_xml, drop_elements, encode_xml

SOMEBODY = "Author"

# Parts that say who made the file, where and with what, and nothing that a reader of it sees.
_DROPPED = re.compile(
    r"^docProps/(?!core\.xml$|app\.xml$)|^docMetadata/|^customXml/|^word/people\.xml$"
    r"|^xl/revisions/|^_xmlsignatures/|/printerSettings[^/]*\.bin$",
    re.IGNORECASE,
)
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'
)
_COUNTS = ("Pages", "Words", "Characters", "Paragraphs", "Slides")
_NAMING = {
    "author": SOMEBODY,
    "initials": "A",
    "userName": SOMEBODY,
    "displayName": SOMEBODY,
    "userId": SOMEBODY,
    "providerId": "None",
    "refreshedBy": SOMEBODY,
}
# Where a workbook fetched its figures from: folders of somebody's machine, names of servers and of who signs in.
_FETCHED_FROM = frozenset({"sourceFile", "odcFile", "connection", "url"})
# A folder of a machine or of a server. The name of the file alone says what the link was to.
_FOLDERS = re.compile(r"(\bTarget\s*=\s*[\"'])(?:file:[/\\]*|[A-Za-z]:[/\\]|\\\\)(?:[^\"']*[/\\])?(?=[^\"'/\\]*[\"'])")
_PICTURE = re.compile(r"/media/[^/]+\.(?:jpe?g|png)$", re.IGNORECASE)
# A sheet names the settings of somebody's printer by a relationship, which goes with them.
_PRINTER = re.compile(r"(<(?:\w+:)?pageSetup\b[^<>]*?)\s+\w+:id=(?:\"[^\"]*\"|'[^']*')")
_NEVER_DATED = (1980, 1, 1, 0, 0, 0)


def scrub_office(data: bytes, *, name: str, limits: Limits) -> bytes:
    """The file without author, last editor, company, properties, and names at comments and changes.

    Raises RefusedFile where it cannot be opened.
    """
    package = open_package(data, name=name, limits=limits)
    kept = [part for part in package if not _DROPPED.search(part)]
    gone = frozenset(part for part in package if _DROPPED.search(part))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in kept:
            archive.writestr(zipfile.ZipInfo(part, _NEVER_DATED), _scrubbed(package, part, gone), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def office_names(data: bytes, *, name: str, limits: Limits) -> Iterator[str]:
    """Names of people and organisations in the properties and at comments and changes. Raises RefusedFile."""
    package = open_package(data, name=name, limits=limits)
    for part in package:
        if part.endswith((".xml", ".rels")) and not part.startswith("customXml/"):
            found = _Names(part)
            XmlEvents(found).read(package.read(part))
            yield from found.names


def _scrubbed(package: Package, part: str, gone: frozenset[str]) -> bytes:
    data = package.read(part)
    if part == "docProps/core.xml":
        return _CORE
    if part == "docProps/app.xml":
        return _counts_alone(data)
    if part == CONTENT_TYPES or part.endswith(".rels"):
        return encode_xml(_FOLDERS.sub(r"\1", _without(decode_xml(data), gone)))
    if _PICTURE.search(part):
        return scrub_picture(data)
    if part.endswith(".xml") and part.startswith(("word/", "xl/")):
        return encode_xml(_nameless(decode_xml(data), part))
    return data


def _counts_alone(data: bytes) -> bytes:
    text = decode_xml(data)
    found = [re.search(rf"<(?:\w+:)?{count}>(\d{{1,9}})</", text) for count in _COUNTS]
    pieces = [f"<{count}>{match[1]}</{count}>" for count, match in zip(_COUNTS, found, strict=True) if match]
    return _APP.format("".join(pieces)).encode()


def _without(text: str, gone: frozenset[str]) -> str:
    """Relationships and content types without those of parts that are gone, and without a template of its own."""
    ends = {part.lower() for part in gone}

    def names_gone(values: str) -> bool:
        target = re.search(r"\b(?:Target|PartName)\s*=\s*[\"']([^\"']*)", values)
        place = re.sub(r"^(?:\.\./|\./|/)+", "", target[1]).lower() if target else ""
        return bool(place) and any(end == place or end.endswith(f"/{place}") for end in ends)

    return drop_elements(
        text,
        {
            "Relationship": lambda values: names_gone(values) or "/attachedTemplate" in values,
            "Override": names_gone,
        },
    )


def _nameless(text: str, part: str) -> str:
    if any(name in text for name in _NAMING):
        text = change_attributes(text, lambda tag, name: _NAMING.get(name) if _names_somebody(part, tag) else None)
    if part == "xl/connections.xml":
        text = change_attributes(text, lambda tag, name: "" if name in _FETCHED_FROM else None)
    always = dict.fromkeys(("attachedTemplate", "docVars", "mailMerge", "fileSharing", "absPath"), lambda _: True)
    text = drop_elements(text, always) if part in ("word/settings.xml", "xl/workbook.xml") else text
    if "printerSettings" in text or "pageSetup" in text:
        text = _PRINTER.sub(r"\1", drop_elements(text, {"printerSettings": lambda _: True}))
    if part.startswith("xl/comments"):
        text = re.sub(r"(<((?:\w+:)?author)>)[^<]*(</\2>)", rf"\g<1>{SOMEBODY}\g<3>", text)
    return text


def _names_somebody(part: str, tag: str) -> bool:
    """In Word ``author`` stands at comments, changes and notes alike; elsewhere only at tags of those names."""
    return part.startswith("word/") or tag in (
        "comment",
        "threadedComment",
        "fileSharing",
        "userInfo",
        "person",
        "pivotCacheDefinition",
    )


class _Names(XmlHandler):
    """Collects names from properties (as text) and from attributes of comments and changes."""

    def __init__(self, part: str) -> None:
        self.names: list[str] = []
        self._texts = {"creator", "lastModifiedBy", "Company", "Manager", "author", "lpwstr"}
        self._is_property = part.startswith(("docProps/", "xl/comments"))
        self._open = ""
        self._is_word = part.startswith("word/")

    def start(self, tag: str, values: object) -> None:
        self._open = tag if self._is_property and tag in self._texts else ""
        if isinstance(values, dict):
            given = [values.get("author", "")] if self._is_word else []
            given += [values.get(key, "") for key in ("displayName", "userName") if tag in ("person", "fileSharing")]
            given += [values.get("refreshedBy", "")] if tag == "pivotCacheDefinition" else []
            self.names += [name for name in given if name.strip() and name != SOMEBODY]

    def text(self, letters: str) -> None:
        if self._open and letters.strip() and letters != SOMEBODY:
            self.names.append(letters.strip())

    def end(self, tag: str) -> None:
        self._open = ""
