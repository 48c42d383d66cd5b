#!/usr/bin/env bash
# Builds the core in Rust that compiles the market (native/), where this machine has Rust, and sees that no library of
# other sources stays in use. Without Rust everything works, and compiling takes longer. Quick when nothing has changed.
#
#   scripts/native.sh               builds it if there is Rust
#   scripts/native.sh --require     installs Rust first where that is allowed; where everything must hold it has to be there
#   scripts/native.sh cargo ARGS    runs cargo on the core: to put it in its layout, lint it, test it
set -euo pipefail
cd "$(dirname "$0")/.."

compiled=src/worthwhile/market/native/compiled
stamp=$compiled/.stamp
oldest=$(sed -nE 's/^rust-version = "1\.([0-9]+)"$/\1/p' native/Cargo.toml)
case $(uname -s) in
    Darwin) library=libworthwhile_market.dylib ;;
    MINGW* | MSYS* | CYGWIN*) library=worthwhile_market.dll ;;
    *) library=libworthwhile_market.so ;;
esac

# Settings of whoever calls would make another library (of the processor at hand, say), or put it somewhere else.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_BUILD_TARGET CARGO_TARGET_DIR "${!CARGO_PROFILE_@}"

say() { printf '%s\n' "$*" >&2; }

# What must hold somewhere else only has to be told here.
tell() {
    say "$@"
    [ -z "${CI:-}" ]
}

is_new_enough() {
    local minor
    minor=$("$1" --version 2>/dev/null | sed -nE 's/^cargo 1\.([0-9]+)\..*/\1/p')
    [ "${minor:-0}" -ge "$oldest" ]
}

# A cargo that builds the core, with its own rustc first on the path; and cc, which links what they compile.
find_cargo() {
    local candidate
    command -v cc >/dev/null || return 1
    for candidate in "${CARGO:-cargo}" "${CARGO_HOME:-${HOME:-}/.cargo}/bin/cargo" /usr/bin/cargo; do
        if candidate=$(command -v "$candidate") && is_new_enough "$candidate"; then
            PATH="$(dirname "$candidate"):$PATH"
            cargo=$candidate
            return
        fi
    done
    return 1
}

has_all_of_rust() { find_cargo && "$cargo" fmt --version && "$cargo" clippy --version; } >/dev/null 2>&1

# Debian 12 packs a Rust that is new enough under names of their own, beside an older one.
packages_of_rust() {
    local minor
    minor=$(apt-cache policy rustc | sed -nE 's/^ *Candidate: 1\.([0-9]+)\..*/\1/p')
    if [ "${minor:-0}" -ge "$oldest" ]; then
        echo rustc cargo rustfmt rust-clippy gcc libc6-dev
    else
        echo rustc-web cargo-web rustfmt-web rust-web-clippy gcc libc6-dev
    fi
}

require_rust() {
    has_all_of_rust && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing Rust for the core that compiles the market"
        apt-get update -qq
        # shellcheck disable=SC2046  # a list of words
        # An older Rust is not removed for it: somebody may need that one.
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-remove --no-install-recommends \
            $(packages_of_rust) >/dev/null || true
        has_all_of_rust && return
    fi
    tell "The core that compiles the market needs Rust 1.$oldest or newer with rustfmt and clippy, and a C compiler." \
        "Debian 12 has them as rustc-web cargo-web rustfmt-web rust-web-clippy, which take the place of its older rustc" \
        "and cargo; elsewhere look for rustc cargo rustfmt rust-clippy."
}

hash_of_sources() {
    find native -path native/target -prune -o -type f -print | LC_ALL=C sort | xargs sha256sum scripts/native.sh |
        sha256sum | cut -d ' ' -f 1
}

go_without() {
    local sources=$1
    if [ -e "$compiled/$library" ] && [ "$(head -n 1 "$stamp" 2>/dev/null)" = "$sources" ]; then
        return  # made of these sources while there was Rust
    fi
    rm -f "${compiled:?}"/*worthwhile_market.*
    [ "$(cat "$stamp" 2>/dev/null)" = without ] && return  # said before
    say "Compiling the market will take several times as long as it might: to change that" \
        "install Rust 1.$oldest or newer with a C compiler, and run make setup."
    mkdir -p "$compiled"
    echo without >"$stamp"
}

build() {
    local sources=$1 key said next
    key=$(echo "$sources" && "$cargo" --version && uname -sm)
    [ -e "$compiled/$library" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && return
    # Where everything must hold it is tried again; elsewhere a build that failed is told once.
    [ -z "${CI:-}" ] && [ "$(cat "$stamp" 2>/dev/null)" = "failed $key" ] && return
    say "Building the core that compiles the market (about a minute, once)"
    rm -f "${compiled:?}"/*worthwhile_market.* "$stamp"
    mkdir -p "$compiled"
    touch native/src/lib.rs  # cargo goes by times, and sources may have been put here with earlier ones
    # Renamed into place: whoever has an earlier library open keeps that one whole.
    next=$(mktemp "$compiled/.next.XXXXXX")
    if ! said=$("$cargo" build --release --offline --locked --quiet --manifest-path native/Cargo.toml \
        --target-dir native/target 2>&1 && cp "native/target/release/$library" "$next" 2>&1); then
        rm -f "$next"
        echo "failed $key" >"$stamp"
        tell "$said"$'\n'"The core that compiles the market could not be built, for the reason above. Everything works" \
            "without it; compiling takes several times as long."
        return
    fi
    chmod 644 "$next"
    mv "$next" "$compiled/$library"
    echo "$key" >"$stamp"
}

run_cargo() {
    if ! find_cargo || { [[ $1 = fmt || $1 = clippy ]] && ! "$cargo" "$1" --version >/dev/null 2>&1; }; then
        tell "This machine has no cargo $1 that is new enough: the core in Rust was passed over."
        return
    fi
    cd native
    "$cargo" "$@"
}

if [ "${1:-}" = cargo ]; then
    shift
    run_cargo "$@"
    exit
fi
[ "${1:-}" = --require ] && require_rust
if find_cargo; then
    build "$(hash_of_sources)"
else
    go_without "$(hash_of_sources)"
fi
