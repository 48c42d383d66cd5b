"""Files of everyday words load whole, or say everything that is wrong with them, each with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.loading import load
from worthwhile.reference.words import Theme, load_words

GOOD = "debt:\n  title: money worries\n  said: [debt, skint]\n  means: [spend less]\n"


def _loaded(folder: Path, **files: str) -> tuple[Theme, ...]:
    (folder / "words").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "words" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_words(folder)


def _problems(folder: Path, **files: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        _loaded(folder, **files)
    return [str(problem) for problem in caught.value.problems]


def test_a_theme_is_read_with_its_key(tmp_path: Path) -> None:
    assert _loaded(tmp_path, money=GOOD) == (
        Theme(key="debt", title="money worries", said=("debt", "skint"), means=("spend less",), near=()),
    )


def test_every_fault_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    bad = 'debt:\n  title: money worries\n  said: []\n  means: [spend less, "!", spend less]\nwork:\n  said: [job]\n'
    assert _problems(tmp_path, money=bad) == [
        "words/money.yaml, line 3, debt.said: Give at least one word or phrase.",
        "words/money.yaml, line 4, debt.means[1]: Write a word or a phrase. You gave '!'.",
        "words/money.yaml, line 4, debt.means[2]: 'spend less' stands twice in this list. Keep one.",
        "words/money.yaml, line 5, work.title: This is missing. What the words are about, to follow the word about.",
        "words/money.yaml, line 5, work.means: This is missing. Words in the names of outcomes, values and "
        "questionnaires.",
    ]


def test_a_theme_in_two_files_is_refused(tmp_path: Path) -> None:
    assert _problems(tmp_path, money=GOOD, other=GOOD) == [
        "words/other.yaml, line 1, debt: The theme 'debt' stands in another file too. Put its words in one place."
    ]


def test_a_file_that_is_no_list_of_themes_is_refused(tmp_path: Path) -> None:
    assert _problems(tmp_path, money="- debt\n") == [
        "words/money.yaml, line 1: Write this file as themes, each with title, said and means."
    ]


def test_a_file_that_is_no_yaml_is_refused_once(tmp_path: Path) -> None:
    assert len(_problems(tmp_path, money="debt: [")) == 1


def test_the_figures_load_beside_a_folder_of_words(write) -> None:
    assert load(write({"words/money.yaml": GOOD})).parameters.keys() == load(write({})).parameters.keys()
