"""Judges OCDS packages by libcoveocds. Run by itself, in an environment of its own; nothing of ours is imported here.

Arguments: the zip of the standard. Standard input: a JSON list of packages. Standard output: a JSON list of what was
found in each: ``errors`` of structure, ``empty`` fields, ``bad_prefixes``, ``deprecated`` and ``additional`` fields.
No address is asked: extensions are named in packages, and what they add counts as additional.
"""

import json
import socket
import sys
import tempfile
import warnings

from libcoveocds.api import ocds_json_output
from libcoveocds.config import LibCoveOCDSConfig


class NoNetwork(OSError):
    """Something was to be fetched."""


def refuse(*_args: object, **_settings: object) -> None:
    raise NoNetwork("The judge works offline.")


def judged(package: dict, standard: str) -> dict:
    config = LibCoveOCDSConfig()
    config.config.update({"context": "api", "standard_zip": f"file://{standard}"})
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ocds_json_output(folder, json_data=package, lib_cove_ocds_config=config)
    return {
        "errors": found["validation_errors"],
        "empty": [one["json_location"] for one in found.get("additional_checks", {}).get("empty_field", [])],
        "bad_prefixes": found.get("conformance_errors", {}).get("ocds_prefixes_bad_format", []),
        "deprecated": [one["field"] for one in found["deprecated_fields"]],
        "codes": sorted(found.get("additional_closed_codelist_values", {})),
        "additional": sorted(one["field"] for one in found["additional_fields"]),
        "schema": found["version_used"],
    }


def main() -> None:
    (standard,) = sys.argv[1:]
    socket.socket.connect = refuse  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = refuse  # type: ignore[assignment]
    json.dump([judged(package, standard) for package in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
