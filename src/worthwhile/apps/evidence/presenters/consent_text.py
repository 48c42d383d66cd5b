"""A text to begin a consent wording with. The organisation changes it to what is true of its service."""

from __future__ import annotations

from worthwhile.apps.evidence.models import Collection


def starting_consent(collection: Collection) -> str:
    """Plain sentences, one idea a line, with the organisation and the purpose filled in."""
    purpose = collection.purpose.strip() or "[say why you ask]"
    return "\n".join(
        [
            f"I agree to answer questions for {collection.organisation.name}.",
            f"I know why I am asked. {purpose}",
            "I know that my answers are kept under a code and not under my name.",
            "I know that I may skip any question and stop at any time.",
            "I know that what I get from the service stays the same if I say no.",
            "I know that I can have my answers erased.",
        ]
    )
