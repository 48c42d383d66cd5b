#!/usr/bin/env bash
# Makes .venv with the worthwhile command, the front end, the translations and, where there is Rust, the core that compiles the
# market. Quick when nothing has changed since the last time.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in "${PYTHON:-python3}" python3.11 python3.12 python3.13; do
        if command -v "$candidate" >/dev/null && is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "Worthwhile needs Python 3.11 or newer and found none. On Debian or Ubuntu: sudo apt-get install python3 python3-venv" \
        "If it is somewhere else, name it: PYTHON=/path/to/python3.11 make setup"
}

ensure_venv_module() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing python3-venv"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    else
        fail "Python's venv module is missing. Run: sudo apt-get install python3-venv   Then run make setup again."
    fi
}

# The place is part of the key: a checkout that was moved has commands that point to the old place.
python_key() { { pwd; cat requirements/bootstrap.txt requirements/dev.txt pyproject.toml; } | sha256sum; }

install_python_packages() {
    local python
    if ! .venv/bin/python -c '' 2>/dev/null; then
        python=$(find_python)
        ensure_venv_module "$python"
        say "Making .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    fi
    [ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
        -r requirements/bootstrap.txt
    say "Installing Python packages (about 900 MB with the test tools)"
    export VIRTUAL_ENV="$PWD/.venv" UV_SYSTEM_CERTS=true  # a network with certificates of its own has them in the system
    .venv/bin/python -m uv pip sync --quiet --require-hashes requirements/dev.txt
    .venv/bin/python -m uv pip install --quiet --no-deps --no-build-isolation --offline --editable .
}

stamp=.venv/worthwhile-setup.stamp
key=$(python_key)
if ! .venv/bin/worthwhile --version >/dev/null 2>&1 || [ "$(cat "$stamp" 2>/dev/null)" != "$key" ]; then
    install_python_packages
    echo "$key" >"$stamp"
fi

scripts/front_end.sh
scripts/translations.sh
scripts/native.sh
