"""Links to other processes."""

from __future__ import annotations

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.sheet import Sheet


def add_related(sheet: Sheet) -> list[str]:
    """Rows for every link of the process, its awards and contracts; returns the ocids it names, without its own."""
    odd = sheet.odd
    release = sheet.release
    links = release.get("relatedProcesses")
    listed = [] if links is None else list(given.objects(links, odd))
    for section in ("contracts", "awards"):
        parts = release.get(section)
        for part in () if parts is None else given.objects(parts, []):
            if "relatedProcesses" in part:
                listed.extend(given.objects(part["relatedProcesses"], odd))
    if not listed:
        return []
    ocids: list[str] = []
    for one in listed:
        scheme = given.text(one.get("scheme"), odd)
        identifier = given.text(one.get("identifier"), odd)
        if identifier is None:
            uri = one.get("uri")
            identifier = None if uri is None else given.text(uri, odd)
        sheet.rows["related"].append((sheet.ocid, given.texts(one.get("relationship"), odd), scheme, identifier))
        if identifier is None or identifier == sheet.ocid or identifier in ocids:
            continue
        if scheme == "ocid" or identifier.startswith("ocds-"):
            ocids.append(identifier)
    return ocids
