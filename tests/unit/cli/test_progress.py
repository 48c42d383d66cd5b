"""Progress is for people who watch."""

from __future__ import annotations

import io

import pytest

from worthwhile.cli.progress import shown_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _told(stream, monkeypatch, *, quiet=False, steps=((1, 4), (4, 4))):
    monkeypatch.setattr("sys.stderr", stream)
    with shown_progress("Simulating", quiet=quiet) as progress:
        if progress is not None:
            for done, wanted in steps:
                progress(done, wanted)
    return progress, stream.getvalue()


def test_a_terminal_shows_the_label_and_the_end(monkeypatch):
    progress, shown = _told(Terminal(), monkeypatch)
    assert progress is not None
    assert "Simulating" in shown
    assert "100%" in shown


def test_progress_goes_to_the_error_stream_alone(monkeypatch, capsys):
    _told(Terminal(), monkeypatch)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO, False), (Terminal, True)])
def test_nothing_is_shown_where_nobody_watches_or_quiet_is_asked(monkeypatch, stream, quiet):
    assert _told(stream(), monkeypatch, quiet=quiet) == (None, "")


def test_nothing_to_do_does_not_divide_by_nothing(monkeypatch):
    progress, _ = _told(Terminal(), monkeypatch, steps=((0, 0),))
    assert progress is not None
