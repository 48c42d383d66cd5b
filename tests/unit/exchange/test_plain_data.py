"""YAML and JSON text in, and files out."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.plain_data import (
    LARGEST_TEXT,
    InvalidFile,
    json_text,
    load_plain_data,
    read_text,
    write_whole,
    yaml_text,
)


def _yaml(text):
    return load_plain_data(text, suffix=".yaml", name="case.yaml")


def _json(text):
    return load_plain_data(text, suffix=".json", name="case.json")


def _refusal(load, text):
    with pytest.raises(InvalidFile) as error:
        load(text)
    return str(error.value)


# Numbers and words as written


@pytest.mark.parametrize("load", [_yaml, _json])
@pytest.mark.parametrize(
    "text", ["0.1", "0.30", "1700.00", "-2.5", "1.5e+3", "2.5e-7", "0.1000000000000000055511151231257827"]
)
def test_a_fraction_is_exactly_what_was_written(load, text):
    (found,) = load(f"[{text}]")
    assert isinstance(found, Decimal)
    assert str(found) == str(Decimal(text))


@pytest.mark.parametrize(("text", "number"), [("1_000", 1000), ("-5", -5), ("+5", 5), ("0", 0), ("1_000.5", 1000.5)])
def test_yaml_numbers_may_have_signs_and_group_marks(text, number):
    assert _yaml(text) == Decimal(str(number))


@pytest.mark.parametrize("text", ["0120", "0x1F", "0b11", "12:30", "12:30.5", "1e5", "2022-02-30", "2022-13-01"])
def test_what_yaml_would_make_a_surprise_of_stays_the_text_it_is(text):
    assert _yaml(f"a: {text}") == {"a": text}


def test_dates_are_dates():
    assert _yaml("a: 2022-04-01") == {"a": date(2022, 4, 1)}


@pytest.mark.parametrize(
    ("load", "text"),
    [(_yaml, ".nan"), (_yaml, ".inf"), (_yaml, "-.INF"), (_json, "NaN"), (_json, "Infinity"), (_json, "-Infinity")],
)
def test_what_is_not_finite_is_no_number(load, text):
    assert f"{text} is not a number to reckon with" in _refusal(load, f"[{text}]")


@pytest.mark.parametrize("load", [_yaml, _json])
@pytest.mark.parametrize(
    "text", ["1.0e+999999999", "1.0e-999999999", "1.0e+99999999999999999999", "0.0e+99999", "9" * 5000]
)
def test_a_number_that_could_fill_the_memory_is_refused(load, text):
    message = _refusal(load, f"[{text}]")
    assert "is not a number to reckon with" in message
    assert len(message) < 150


# What may hide in YAML


def test_an_alias_is_refused_with_its_line():
    message = _refusal(_yaml, "a: &one [1]\nb: *one\n")
    assert message == (
        "case.yaml is not valid YAML: line 2, column 4: write the value out: aliases (*name) are not supported."
    )


def test_a_billion_laughs_is_refused_at_the_first():
    laughs = "a: &a [ha]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "line 2" in _refusal(_yaml, laughs)


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['true']",
        "!!python/name:os.system",
        "!!bool maybe",
        "!!timestamp never",
        "!!int ''",
        "!!float x",
        "!!map [1]",
        "!!seq {a: 1}",
        "!!binary AAAA",
        "!!set {a}",
        "!mine x",
        "! x",
    ],
)
def test_a_tag_is_refused(value):
    message = _refusal(_yaml, f"a: {value}")
    assert "line 1, column 4: write the value plainly: tags (" in message


@pytest.mark.parametrize("load", [_yaml, _json])
@pytest.mark.parametrize("text", ["[" * 61 + "]" * 61, "[" * 900 + "]" * 900, '{"a":' * 70 + "1" + "}" * 70])
def test_parts_within_parts_without_end_are_refused(load, text):
    assert "parts stand within parts more than 60 deep; write it flatter" in _refusal(load, text)


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_file_of_brackets_alone_does_not_crash_the_program(suffix):
    program = (
        "from worthwhile.exchange.plain_data import InvalidFile, load_plain_data\n"
        "try:\n"
        f"    load_plain_data('[' * 200_000, suffix={suffix!r}, name='case')\n"
        "except InvalidFile as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert "write it flatter" in done.stdout


@pytest.mark.parametrize("load", [_yaml, _json])
def test_sixty_parts_within_parts_are_read(load):
    assert load("[" * 60 + "]" * 60)


@pytest.mark.parametrize("load", [_yaml, _json])
@pytest.mark.parametrize("text", ['{"value": 1, "value": 2}', '{"a": [{"value": 1, "b": 2, "value": 1}]}'])
def test_a_name_that_stands_twice_is_refused(load, text):
    assert "value stands twice in the same part; keep one" in _refusal(load, text)


def test_a_name_may_stand_again_in_another_part():
    assert _yaml("- {a: 1}\n- {a: 2}\n") == [{"a": 1}, {"a": 2}]


# Malformed text


def test_a_tab_is_refused_with_advice():
    message = _refusal(_yaml, "period:\n\tstart: 2022-04-01\n")
    assert message.startswith("case.yaml is not valid YAML: line 2, column 1: ")
    assert message.endswith("Indent with spaces, not tabs.")


@pytest.mark.parametrize("text", ["a: [1, 2", "a: b: c", "{", "a: 'open", "--- 1\n--- 2\n", "? [a]\n: 1\n", "- a\nb"])
def test_malformed_yaml_is_refused_with_its_line(text):
    assert _refusal(_yaml, text).startswith("case.yaml is not valid YAML: line ")


@pytest.mark.parametrize("text", ["", "{", "[1,]", "{'a': 1}", "nul", '{"a": 1} {"b": 2}', "\ufeff{}"])
def test_malformed_json_is_refused_with_its_line(text):
    assert _refusal(_json, text).startswith("case.json is not valid JSON: line 1, column ")


def test_a_control_character_in_yaml_is_refused():
    assert "case.yaml is not valid YAML" in _refusal(_yaml, "a: \x07")


def test_an_empty_yaml_file_is_nothing():
    assert _yaml("") is None


@given(
    st.text(alphabet="ab:-[]{}&*!?|>'\"%@,# \n\t0123456789.eE+_~<", max_size=60), st.sampled_from([".yaml", ".json"])
)
def test_any_text_is_read_or_refused_with_a_message(text, suffix):
    try:
        load_plain_data(text, suffix=suffix, name="case")
    except InvalidFile as error:
        assert str(error).startswith("case ")  # noqa: PT017 (either end is right)


# Out and back


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6)
    | st.dates()
    | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
    | st.sampled_from(["0120", "1e5", "yes", "null", "2022-04-01", "12:30", "<<", "=", "*a", "&a", "!!int 3", "# x"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abyn0:- ", max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["title", "x-a", "on", "1"]), PLAIN))
def test_yaml_reads_back_as_what_was_written(data):
    assert _yaml(yaml_text(data)) == data


def test_yaml_keeps_the_order_of_names():
    assert list(_yaml(yaml_text({"b": 1, "a": 2}))) == ["b", "a"]


def test_yaml_never_writes_an_alias():
    same = [1, 2]
    assert "*" not in yaml_text({"a": same, "b": same})


def test_json_writes_dates_as_text_and_decimals_as_numbers():
    assert _json(json_text({"on": date(2022, 4, 1), "a": Decimal("0.25"), "b": Decimal("3.00")})) == {
        "on": "2022-04-01",
        "a": Decimal("0.25"),
        "b": 3,
    }


def test_json_refuses_what_it_cannot_hold():
    with pytest.raises(TypeError, match="set cannot be written as JSON"):
        json_text({"a": {1}})


# Reading files


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: a")
    assert read_text(path) == "title: a"


@pytest.mark.parametrize("content", ["title: café".encode("latin-1"), "title: a".encode("utf-16")])
def test_another_encoding_is_refused_with_what_to_do(tmp_path, content):
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    with pytest.raises(InvalidFile, match=r"case.yaml is not UTF-8 text \(byte \d+\). Save it again with"):
        read_text(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InvalidFile, match=r"There is no file .*nowhere\.yaml\. Check the name and the folder\."):
        read_text(tmp_path / "nowhere.yaml")


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(InvalidFile, match=r"is a folder\. Give a file\."):
        read_text(tmp_path)


def test_a_file_taken_for_a_folder_and_a_name_too_long_are_refused(tmp_path):
    (tmp_path / "case.yaml").write_text("title: a")
    for path in (tmp_path / "case.yaml" / "inner.yaml", tmp_path / ("x" * 5000 + ".yaml")):
        with pytest.raises(InvalidFile, match="Check the name and the folder"):
            read_text(path)


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "case.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    with pytest.raises(InvalidFile, match=r"case.yaml is 5,000,001 bytes; the most is 5,000,000"):
        read_text(path)


# Writing whole files


def test_a_file_is_written_whole_and_alone(tmp_path):
    write_whole(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_file_is_written_over(tmp_path):
    (tmp_path / "a.json").write_bytes(b"old and longer")
    write_whole(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_private_file_stays_private_when_written_over(tmp_path):
    path = tmp_path / "a.json"
    path.touch(mode=0o600)
    write_whole(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_missing_folder_is_refused_and_not_made(tmp_path):
    with pytest.raises(InvalidFile, match=r"cannot be written: No such file or directory\. Choose another folder"):
        write_whole(tmp_path / "nowhere" / "a.json", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_keeps_the_old_file(tmp_path):
    (tmp_path / "a.json").write_bytes(b"old")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(InvalidFile, match="Permission denied"):
            write_whole(tmp_path / "a.json", b"new")
    finally:
        tmp_path.chmod(0o700)
    assert (tmp_path / "a.json").read_bytes() == b"old"


def test_a_folder_of_that_name_is_kept_and_nothing_is_left_beside_it(tmp_path):
    (tmp_path / "a.json").mkdir()
    with pytest.raises(InvalidFile, match="Is a directory"):
        write_whole(tmp_path / "a.json", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_full_disk_keeps_the_old_file_and_leaves_nothing_half_written(tmp_path):
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from worthwhile.exchange.plain_data import InvalidFile, write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (1000, {resource.RLIM_INFINITY}))\n"
        "try:\n"
        "    write_whole(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except InvalidFile as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert "cannot be written: File too large" in done.stdout
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
