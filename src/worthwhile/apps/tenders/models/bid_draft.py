"""A bid while it is being written: the bidder's own, unreadable in the database, and gone once it is handed in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models.tender import Tender


class BidDraft(models.Model):
    """What an organisation writes for a tender. It says what its latest revision says.

    ``box`` names the key that opens its revisions and files; it lies in the folder of the installation and is erased
    with the draft. ``documents`` is the version of the tender's documents that somebody last said they had read.
    """

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="bid_drafts")
    bidder = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="bid_drafts")
    box = models.CharField(max_length=80, unique=True)
    revision = models.PositiveIntegerField(default=0)
    documents = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    handed_in_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tender", "bidder"], name="one_draft_each")]

    def __str__(self) -> str:
        return f"draft {self.pk} of a bid to tender {self.tender_id}"


class DraftRevision(AppendOnly):
    """One saving of a draft. ``sealed`` holds exact JSON; exchange/bid_draft.py says in what shape."""

    draft = models.ForeignKey(BidDraft, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=60)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "number"], name="one_draft_saving_a_number")]

    def __str__(self) -> str:
        return f"revision {self.number} of draft {self.draft_id}"


class PartState(models.TextChoices):
    """How far somebody is with a part of a bid, by their own word."""

    NOT_BEGUN = "not-begun", "Not begun"
    WRITING = "writing", "Being written"
    READY = "ready", "Ready"


class BidPart(models.Model):
    """Who writes a part of a bid, and how far they are. ``part`` is such as ``question:q-1`` or ``price``."""

    draft = models.ForeignKey(BidDraft, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=200)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=20, choices=PartState, default=PartState.NOT_BEGUN)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "part"], name="one_writer_a_part")]

    def __str__(self) -> str:
        return f"part {self.pk} of draft {self.draft_id}"


class FileOf(models.TextChoices):
    """The envelope in which a file is handed in."""

    QUALITY = "quality", "Quality: assessors read it from the beginning"
    PRICE = "price", "Price: nobody who scores quality sees it before quality is settled"


class BidDraftFile(models.Model):
    """A file of a draft. Its name is as unreadable in the database as what is in it."""

    draft = models.ForeignKey(BidDraft, on_delete=models.CASCADE, related_name="files")
    envelope = models.CharField(max_length=10, choices=FileOf)
    name = models.BinaryField()
    sealed = models.BinaryField()
    size = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"file {self.pk} of draft {self.draft_id}"


class DeclarationKept(AppendOnly):
    """What an organisation declared in some bid, offered to it in the next one. The latest of the same text counts.

    ``text_hash`` is of the declaration word for word: what is worded otherwise is declared anew. ``sealed`` holds
    whether it holds, the words about it, and the declaration itself.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="declarations_kept")
    text_hash = models.CharField(max_length=64)
    sealed = models.BinaryField()
    made_on = models.DateField()
    valid_until = models.DateField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = (models.Index(fields=["organisation", "text_hash"], name="tenders_declarations_kept"),)

    def __str__(self) -> str:
        return f"declaration {self.pk}"


class JointMember(models.Model):
    """An organisation that is asked to bid jointly. What it is to do stands in the draft, under ``member``.

    Until it says yes it reads nothing but that, and afterwards only what the lead shares. A no is the end of a row,
    also after a yes: the lead asks by a new one, which shares nothing yet. ``sealed`` holds what it declared itself.
    ``token_hash`` is of the link by which one that is not known here yet is asked.
    """

    draft = models.ForeignKey(BidDraft, on_delete=models.CASCADE, related_name="joint")
    member = models.CharField(max_length=40)
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.CASCADE, related_name="joint_bids"
    )  # fmt: skip
    token_hash = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    accepted = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reads_answers = models.BooleanField(default=False)
    reads_price = models.BooleanField(default=False)
    sealed = models.BinaryField(default=b"")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "member"], name="asked_once_a_member")]

    def __str__(self) -> str:
        return f"joint member {self.pk} of draft {self.draft_id}"
