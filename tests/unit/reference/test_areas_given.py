"""Areas as people type them are read alike on every page and in every command."""

from __future__ import annotations

import pytest

from worthwhile.cli.market_scope import scope_of
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.areas import recognise_all, within
from worthwhile.reference.areas_given import read_areas, unknown_area


@pytest.mark.parametrize(
    ("text", "codes"),
    [("Luton", ("E06000032",)), ("LU1 2BQ", ("E06000032",)), ("E06000032", ("E06000032",)),
     ("Luton; Bedford", ("E06000032", "E06000055")),
     ("Luton, Bedford and Leeds", ("E06000032", "E06000055", "E08000035")),
     ("Bristol, City of", ("E06000023",)), ("", ())],
)  # fmt: skip
def test_areas_are_read_by_name_postcode_or_code(text: str, codes: tuple[str, ...]) -> None:
    assert read_areas(text).codes == codes
    assert read_areas(text).unknown == ()


def test_an_area_that_is_not_known_has_near_names_and_the_others_are_kept() -> None:
    read = read_areas("Luton; Bedfrd")
    assert read.codes == ("E06000032",)
    [(name, near)] = read.unknown
    assert (name, near[0]) == ("Bedfrd", "Bedford")


def test_hundreds_of_unknown_areas_are_told_no_further_than_helps() -> None:
    read = read_areas(";".join([*(f"nowhere{number}" for number in range(400)), "Luton"]))
    assert (len(read.unknown), read.codes) == (20, ("E06000032",))


def test_what_is_said_of_an_unknown_area_names_those_near_it() -> None:
    assert unknown_area("Birmingam") == (
        "Enter the name, code or postcode of an area of the UK, such as Luton. You gave 'Birmingam'. "
        "Did you mean Birmingham?"
    )


def test_commands_read_several_areas_of_one_option_and_codes_that_are_several() -> None:
    luton_and_bedford = {*within("E06000032"), *within("E06000055")}
    assert set(scope_of(areas=["Luton, Bedford"], cpv=[], buyers=[]).areas) == luton_and_bedford
    several = {below for one in recognise_all("TLJ4") for below in within(one.code)}
    assert len(recognise_all("TLJ4")) > 1
    assert set(scope_of(areas=["TLJ4"], cpv=[], buyers=[]).areas) == several


def test_commands_tell_every_area_that_is_not_known_and_an_empty_one() -> None:
    with pytest.raises(InvalidInput) as refused:
        scope_of(areas=["Luton; Bedfrd; Nowhere", " "], cpv=[], buyers=[])
    said = [problem.message for problem in refused.value.problems]
    assert said == [unknown_area("Bedfrd"), unknown_area("Nowhere"), unknown_area(" ")]
