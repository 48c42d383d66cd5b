"""What is kept of the demonstration."""

from worthwhile.apps.demonstration.models.guided_case import GuidedCase

__all__ = ["GuidedCase"]
