#!/usr/bin/env bash
# Compiles the translations of the pages that people answer on. What is compiled is not committed.
set -euo pipefail
cd "$(dirname "$0")/.."

for catalogue in src/worthwhile/apps/*/locale/*/LC_MESSAGES/django.po; do
    compiled="${catalogue%.po}.mo"
    if [ ! -e "$compiled" ] || [ "$catalogue" -nt "$compiled" ]; then
        language=$(basename "$(dirname "$(dirname "$catalogue")")")
        .venv/bin/pybabel -q compile --locale="$language" --input-file="$catalogue" --output-file="$compiled"
    fi
done
