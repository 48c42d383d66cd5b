"""Only text files that the loader knows belong in the data folder."""

from __future__ import annotations


def test_a_file_of_another_kind_is_refused(problems_of):
    assert problems_of({"prices/index.xlsx": b"PK"}) == [
        "prices/index.xlsx: Only .yaml and .csv files belong in the data folder. Move this file out."
    ]


def test_a_file_in_another_encoding_is_refused(problems_of):
    found = problems_of({"reasons.yaml": "closed-licence: caf\u00e9\n".encode("latin-1")})
    assert found[0] == "reasons.yaml: Save this file as UTF-8: byte 20 is in another encoding."


def test_a_byte_order_mark_from_a_spreadsheet_does_no_harm(write):
    from worthwhile.reference.loading import load

    text = "\ufefffirst_year,last_year,rate\n0,,0.035\n"
    assert len(load(write({"discounting/rates.csv": text})).tables["discounting/rates"].editions[0].rows) == 1
