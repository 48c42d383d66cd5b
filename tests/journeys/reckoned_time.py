"""How long somebody would take at a slow pace, reckoned from what pages show and ask; nobody is timed.

The pace is our own assumption, stated in docs/how-to/ask-for-quick-quotes.md: every word that the main part of a page
shows is read, those of a line that stood on a page before once alone; what lists offer is looked through while one
chooses, and what is folded away is not opened.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.journeys.visitor import Visitor

READ_A_MINUTE = 150
TYPED_A_MINUTE = 20
LETTERS_OF_A_WORD = 5
SECONDS_OF_A_CHOICE = 10
LINES_SHOWN = """() => {
  const main = document.querySelector("main");
  const offered = new Set([...main.querySelectorAll("option")].map((one) => one.innerText.trim()));
  return main.innerText.split("\\n").map((line) => line.trim()).filter((line) => line && !offered.has(line));
}"""


@dataclass
class Reckoned:
    """A visitor of whom it is counted what they read, type and choose. ``words``: new ones, by heading in order."""

    visitor: Visitor
    words: list[tuple[str, int]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    letters: int = 0
    choices: int = 0

    def reads_the_page(self, heading: str) -> None:
        self.visitor.then_the_page_is(heading)
        shown: set[str] = set(self.visitor.page.evaluate(LINES_SHOWN))
        self.words.append((heading, sum(len(line.split()) for line in shown - self.seen)))
        self.seen |= shown

    def enters(self, label: str, text: str) -> None:
        self.visitor.when_i_enter(label, text)
        self.letters += len(text)

    def picks(self, label: str, value: str) -> None:
        self.visitor.page.get_by_label(label).select_option(value)
        self.choices += 1

    def chooses(self, label: str) -> None:
        self.visitor.when_i_choose(label)
        self.choices += 1

    def presses(self, name: str) -> None:
        self.visitor.when_i_press(name)
        self.choices += 1

    @property
    def minutes(self) -> float:
        """All of it, at the pace above."""
        read = sum(count for _, count in self.words) / READ_A_MINUTE
        typed = self.letters / LETTERS_OF_A_WORD / TYPED_A_MINUTE
        return read + typed + self.choices * SECONDS_OF_A_CHOICE / 60
