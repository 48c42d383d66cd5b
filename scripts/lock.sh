#!/usr/bin/env bash
# Compiles the locks: exact versions and hashes, and no address to download from.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"
}

compile pyproject.toml --output-file requirements/runtime.txt
compile pyproject.toml --extra dev --output-file requirements/dev.txt
compile pyproject.toml --extra dev --extra spark --output-file requirements/spark.txt
compile --group bootstrap --output-file requirements/bootstrap.txt
compile --group node --output-file requirements/node.txt
compile requirements/judges.in --output-file requirements/judges.txt
