"""Raise a concern where an answer needs a person to act, and tell the organisation's owners."""

from __future__ import annotations

from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from worthwhile.apps.accounts.models import Act
from worthwhile.apps.evidence.models import Collection, Concern, ConcernState, Questionnaire
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.apps.organisations.selectors.memberships import list_members


def raise_concern(*, questionnaire: Questionnaire, now: datetime) -> Concern | None:
    """Keep that an answer needs a person to act; None where none does, or where this one is waiting already.

    Call it in the transaction that keeps the answer, so that one is never kept without the other. An open concern
    takes a later and worse answer to the same question.
    """
    position = questionnaire.measure.safeguarding_item
    if position is None or len(questionnaire.answers) <= position:
        return None
    answer = questionnaire.answers[position]
    if not answer:
        return None
    waiting = questionnaire.concerns.filter(item=position, state=ConcernState.OPEN).first()
    if waiting is not None:
        waiting.answer = max(answer, waiting.answer or 0)
        waiting.save(update_fields=["answer"])
        return None
    participant = questionnaire.participant
    concern = Concern.objects.create(
        participant=participant,
        questionnaire=questionnaire,
        measure_id=questionnaire.measure_id,
        item=position,
        answer=answer,
        raised_at=now,
    )
    organisation_id = participant.collection.organisation_id
    record(Act.CONCERN_RAISED, organisation_id, concern, by=None, at=now, content={"participant": participant.pk})
    return concern


def tell_owners(*, collection: Collection, link: str) -> bool:
    """Send each owner a letter that says nothing but that somebody has to look, after the answer is kept.

    A letter that cannot be sent undoes nothing: the concern stands on the pages. Says whether it was handed over.
    """
    members = list_members(collection.organisation)
    owners = [member.person.email for member in members if member.is_owner and not member.person.is_visitor]
    text = render_to_string("evidence/concern_mail.txt", {"link": link})
    letters = [
        EmailMessage(subject="Somebody's answer needs you to look today", body=text, to=[address]) for address in owners
    ]
    try:
        get_connection().send_messages(letters)
    except (OSError, SMTPException):
        return False
    return True
