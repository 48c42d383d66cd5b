"""The answer as a file: every export says the same, and words of strangers stay words."""

from __future__ import annotations

import io
import json
import re

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from tests.answer_builders import drafted, lonely, lunch_club, promise, question
from worthwhile.exchange.answers import plain_text, read_answer, write_answer
from worthwhile.exchange.answers.markdown import NOTES_HEADING
from worthwhile.exchange.answers.writing import SUFFIXES, UnknownAnswerFormat, answer_bytes

SIGNS = "<script>alert(1)</script> | **x**{} [Boss](http://evil.example) {}[2J {}&amp; 1. `y` www.evil.example"
HOSTILE = SIGNS.format(" \n\n#", "\x1b", "\u202e ")
SAFE = SIGNS.format(" #", "", "")
TABLE_RULE = "|---|---|---|---|---|"


def _hostile():
    theory = {"need": HOSTILE, "activities": [f"- {HOSTILE}", "1. first", 5, None, {"a": 1}]}
    printable = HOSTILE.replace("\x1b", "")
    data = lunch_club(
        organisation=printable,
        outcomes=[lonely(name=printable, stakeholder=printable)],
        **{"x-worthwhile": {"theory": theory}},
    )
    asked = question(
        buyer=printable, promises=[promise(counted_in=printable, adds=printable)], structure=[{"heading": printable}]
    )
    return drafted(data, asked | {"structure": [{"heading": printable, "covers": ["activities", "changes"]}]})


def _word(draft):
    return docx.Document(io.BytesIO(answer_bytes(draft, ".docx", name="a.docx")))


def test_plain_text_of_strangers_stays_on_its_line():
    text = plain_text(_hostile())
    assert SAFE in text
    assert not {"\x1b", "\u202e", "\r"} & set(text)
    assert "\n# " not in text


def test_markdown_takes_every_sign_of_strangers_at_its_word():
    text = answer_bytes(_hostile(), ".md", name="a.md").decode()
    lines = [line for line in text.splitlines() if not line.startswith("| Specific") and line != TABLE_RULE]
    body = "\n".join(line.strip("|").removeprefix("## ") for line in lines)
    body = body.replace(" | ", " ").replace("**\\[", "").replace("\\]**", "")
    assert "<script" not in body.replace("\\<script", "")
    assert not re.search(r"(?<!\\)(\]\(|[<>|*`#\[])", body)
    assert "\\*\\*x\\*\\*" in body
    assert "http\\://evil" in body
    assert "www\\.evil" in body
    assert "\\| " in body
    assert "\n\\- \\<script" in body
    assert [line for line in text.splitlines() if line.startswith("# ")] == []


def test_word_holds_the_words_of_strangers_as_text():
    document = _word(_hostile())
    assert any(SAFE in paragraph.text for paragraph in document.paragraphs)
    assert SAFE in document.tables[0].cell(1, 0).text


def test_word_says_what_the_plain_text_says():
    draft = drafted()
    texts = [paragraph.text for paragraph in _word(draft).paragraphs]
    answer = texts[: texts.index("Our commitments")]
    assert answer == plain_text(draft, table=False).strip().split("\n\n")
    headings = [p.text for p in _word(draft).paragraphs if p.style.name == "Heading 1"]
    assert headings == [part.heading for part in draft.parts] + ["Our commitments", NOTES_HEADING]
    assert [cell.text for cell in _word(draft).tables[0].rows[1].cells] == [
        "".join(piece.text for piece in text) for _, text in draft.commitments[0].cells
    ]


def test_word_marks_gaps_in_yellow_and_lists_them_at_the_end():
    draft = drafted(asked=question(reporting=""))
    document = _word(draft)
    marked = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert marked == ["[", "1", " gap to fill]", *draft.gaps]
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[texts.index(NOTES_HEADING) + 2 :][: len(draft.gaps)] == list(draft.gaps)


def test_json_can_be_read_again_whole():
    draft = drafted(asked=question(quote_ratio=True))
    data = json.loads(answer_bytes(draft, ".json", name="a.json"))
    assert (data["words"], data["gaps"]) == (draft.words, [])
    assert read_answer(data) == draft


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_is_written(tmp_path, suffix):
    path = tmp_path / f"answer{suffix}"
    write_answer(draft=drafted(), to=path)
    assert path.stat().st_size > 500


def test_another_ending_is_refused_with_those_that_are_known(tmp_path):
    with pytest.raises(UnknownAnswerFormat) as caught:
        write_answer(draft=drafted(), to=tmp_path / "a.doc")
    told = "a.doc ends in '.doc'. Give the answer a name that ends in .docx, .md, .txt, .json. Did you mean .docx?"
    assert str(caught.value) == told
    assert list(tmp_path.iterdir()) == []
