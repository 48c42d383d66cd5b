"""Somebody at the link, without an account: what they do on the pages, and what these say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from worthwhile.apps.evidence.models import Collection, Participant


@dataclass
class Respondent:
    """One browser at the link of one collection."""

    collection: Collection
    language: str = "en"
    client: Client = field(default_factory=Client)

    def at(self, page: str) -> str:
        return f"/answer/{self.collection.token}/{self.language}/{page}"

    def open(self, page: str) -> Any:
        return self.client.get(self.at(page), follow=True)

    def send(self, page: str, **answers: str) -> Any:
        return self.client.post(self.at(page), answers, follow=True)

    def agree(self) -> Any:
        return self.send("about/", agree="yes")

    def enter(self, code: str) -> Any:
        return self.send("code/", code=code)

    def begin(self, person: Participant) -> Any:
        """From the link to the first question that is due."""
        self.agree()
        self.enter(person.code)
        return self.send("time/", right="yes")

    def answer(self, number: int, answer: int) -> Any:
        return self.send(f"questions/{number}/", answer=str(answer))
