#!/usr/bin/env bash
# Sees that the tests of Spark have Java and an environment of their own, .venv-spark: Spark asks for pandas, which the
# product does without. Quick and offline when nothing has changed since the last time.
set -euo pipefail
cd "$(dirname "$0")/.."

oldest_java=17

java_is_new_enough() {
    local java="${JAVA_HOME:+$JAVA_HOME/bin/}java" version
    version=$("$java" -version 2>&1 | sed -nE 's/.* version "([0-9]+).*/\1/p' | head -n 1) || return 1
    [ "${version:-0}" -ge "$oldest_java" ]
}

ensure_java() {
    java_is_new_enough && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Java for the tests of Spark" >&2
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null
        return
    fi
    echo "Spark needs Java $oldest_java or newer. Run: sudo apt-get install openjdk-17-jre-headless" >&2
    # Elsewhere the tests of Spark are skipped and say so; where everything must hold they may not be.
    [ -z "${CI:-}" ]
}

# The place is part of the key: a checkout that was moved has commands that point to the old place.
key=$({ pwd; cat requirements/spark.txt pyproject.toml; .venv/bin/python --version; } | sha256sum)
stamp=.venv-spark/worthwhile-setup.stamp

ensure_java
[ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && exit 0

echo "Installing Spark and the packages it needs into .venv-spark (about 1.3 GB)" >&2
export UV_SYSTEM_CERTS=true  # a network with certificates of its own has them in the system
.venv/bin/uv venv --quiet --clear --python .venv/bin/python .venv-spark
export VIRTUAL_ENV="$PWD/.venv-spark"
.venv/bin/uv pip sync --quiet --require-hashes requirements/spark.txt
.venv/bin/uv pip install --quiet --no-deps --no-build-isolation --offline --editable .
echo "$key" >"$stamp"
