"""The files in the envelopes of opened bids, and what was found in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Envelope, EnvelopeFile, LookedThrough, ReceivedBid


@dataclass(frozen=True, kw_only=True)
class FileSeen:
    """A file and what was found in it; None: nobody has asked for it yet."""

    file: EnvelopeFile
    look: LookedThrough | None


def latest_look(file: EnvelopeFile) -> LookedThrough | None:
    """What was last found in a file, with its copy for assessors."""
    return file.looked_through.order_by("-pk").select_related("file").first()


def find_file(received: ReceivedBid, envelope: Envelope, number: int) -> EnvelopeFile | None:
    """One file of an envelope, by its number from 1."""
    return received.files.filter(envelope=envelope, number=number).first()


def files_of(received: Iterable[ReceivedBid]) -> dict[int, list[FileSeen]]:
    """The files of several bids, by the number of the receipt; contents are left where they are."""
    numbers = [one.pk for one in received]
    looked = LookedThrough.objects.filter(file__received__in=numbers).defer("scrubbed").order_by("pk")
    looks = {one.file_id: one for one in looked}
    found: dict[int, list[FileSeen]] = {number: [] for number in numbers}
    for file in EnvelopeFile.objects.filter(received__in=numbers):
        found[file.received_id].append(FileSeen(file=file, look=looks.get(file.pk)))
    return found
