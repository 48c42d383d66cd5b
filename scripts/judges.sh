#!/usr/bin/env bash
# Sees that the outside judges of what we publish have an environment of their own, .venv-judges: their licence or their
# dependencies have no place beside the product. Quick and offline when nothing has changed since the last time.
set -euo pipefail
cd "$(dirname "$0")/.."

# The place is part of the key: a checkout that was moved has commands that point to the old place.
key=$({ pwd; cat requirements/judges.txt; .venv/bin/python --version; } | sha256sum)
stamp=.venv-judges/worthwhile-setup.stamp
[ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && exit 0

echo "Installing the judges of published notices into .venv-judges (about 100 MB)" >&2
export UV_SYSTEM_CERTS=true  # a network with certificates of its own has them in the system
.venv/bin/uv venv --quiet --clear --python .venv/bin/python .venv-judges
export VIRTUAL_ENV="$PWD/.venv-judges"
.venv/bin/uv pip sync --quiet --require-hashes requirements/judges.txt
echo "$key" >"$stamp"
