"""What is raised where releases cannot be joined."""

from __future__ import annotations

from worthwhile.kernel.problems import WorthwhileError


class CannotMerge(WorthwhileError):
    """The releases of a process contradict one another in a way the rules of merging give no answer to.

    ``path`` is the field, as names from the top of the release; ``reason`` a sentence.
    """

    def __init__(self, path: tuple[str, ...], reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{'/'.join(path)}: {reason}" if path else reason)

    def __reduce__(self) -> tuple[type[CannotMerge], tuple[tuple[str, ...], str]]:
        return CannotMerge, (self.path, self.reason)
