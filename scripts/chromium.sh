#!/usr/bin/env bash
# Sees that the journeys have a browser: the machine's own Chromium, installed with apt where that is allowed.
set -euo pipefail

[ -x "${WORTHWHILE_CHROMIUM:-/usr/bin/chromium}" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
    echo "The browser tests need Chromium. Run: sudo apt-get install chromium   Then run make test again." >&2
    echo "If it is somewhere else, name it: WORTHWHILE_CHROMIUM=/path/to/chromium make test" >&2
    exit 1
fi
