#!/usr/bin/env bash
# Builds, runs and tests Recto. Every command first sets up what it needs on Debian or Ubuntu and skips what is there.
#
#   ./build.sh                 dist/chromium, dist/firefox, their store archives, dist/pkg (the npm package)
#   ./build.sh test            everything that must hold
#   ./build.sh run [file|url]  a Chromium with the extension, showing a page
#   ./build.sh www             the playground, served on this machine only
#   ./build.sh bench           speed and memory beside other extractors: see tests/bench/bench.mjs
#   ./build.sh counts [--pin]  code compiled and instructions per page, held against pinned figures
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
stop() { printf '\nbuild.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- set-up ----------------------------------------------------------------------------------------------------------

# Debian packages by name, installed when root, else asked for with exactly the one command.
packages() {
  if [ "$(id -u)" = 0 ] && have apt-get; then
    say "Installing $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
  else
    stop "needs $*. Run this once, then again ./build.sh:
    sudo apt-get install -y --no-install-recommends $*"
  fi
}

set_up_rust() {
  # rustup may have been installed for this user without the shell knowing yet.
  case ":$PATH:" in *":${CARGO_HOME:-$HOME/.cargo}/bin:"*) ;; *) PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH" ;; esac
  have cc || packages build-essential
  have rustup || have cargo || packages rustup
  if have rustup; then
    # rust-toolchain.toml names the toolchain, its components and the Wasm target.
    rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown || {
      say "Adding the Wasm target"
      rustup toolchain install >/dev/null 2>&1 || true
      rustup target add wasm32-unknown-unknown
    }
  fi
  have cargo || stop "cargo is not on the PATH although rustup is; open a new shell"
  local wanted
  wanted=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"$/\1/p')
  if ! have wasm-bindgen || [ "$(wasm-bindgen --version)" != "wasm-bindgen $wanted" ]; then
    say "Installing wasm-bindgen $wanted (takes a few minutes, once)"
    # Without --locked: the lock file that was published with it does not build.
    cargo install wasm-bindgen-cli --version "$wanted" --force
  fi
}

set_up_node() {
  have node && have npm || packages nodejs npm
  [ "$(node -p 'Number(process.versions.node.split(".")[0])')" -ge 20 ] ||
    stop "needs Node.js 20 or newer, found $(node --version)"
  if ! cmp -s package-lock.json node_modules/.package-lock.copy; then
    say "Installing the development tools"
    npm ci --no-fund --no-audit --loglevel=error
    cp package-lock.json node_modules/.package-lock.copy
  fi
}

set_up_browser() {
  local wanted=()
  CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  [ -n "$CHROMIUM" ] || wanted+=(chromium)
  CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
  [ -n "$CHROMEDRIVER" ] || wanted+=(chromium-driver)
  if [ ${#wanted[@]} -gt 0 ]; then
    packages "${wanted[@]}"
    CHROMIUM=${CHROMIUM:-$(command -v chromium)}
    CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)}
  fi
  export CHROMIUM CHROMEDRIVER
}

# Not every archive has a Firefox (Ubuntu's has none): without one its tests say that they were skipped.
set_up_firefox() {
  FIREFOX=${FIREFOX:-$(command -v firefox-esr || command -v firefox || true)}
  if [ -z "$FIREFOX" ] && [ "$(id -u)" = 0 ] && have apt-cache && apt-cache show firefox-esr >/dev/null 2>&1; then
    packages firefox-esr
    FIREFOX=$(command -v firefox-esr)
  fi
  export FIREFOX
}

set_up_valgrind() {
  have valgrind || packages valgrind
}

# --- build -----------------------------------------------------------------------------------------------------------

# package <folder> [cargo features]: the npm package in that folder.
package() {
  local out=$1 features=${2:-} glue stamp
  glue=out/glue${features:+-$features}
  # Left to itself the compiler writes small functions of the standard library out wherever they are called, which makes
  # a third of the code: see ARCHITECTURE.md, "Which optimisation?".
  # No path of this machine goes into what is shipped.
  cargo rustc --profile shipped --target wasm32-unknown-unknown --lib --crate-type cdylib \
    --config "target.wasm32-unknown-unknown.rustflags=['--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo']" \
    ${features:+--features "$features"} -- -C llvm-args=-inline-threshold=11 -C llvm-args=-inlinehint-threshold=40
  mkdir -p "$glue"
  stamp=$(sha256sum target/wasm32-unknown-unknown/shipped/recto.wasm package-lock.json build.sh | sha256sum)
  if [ "$(cat "$glue/stamp" 2>/dev/null)" != "$stamp" ]; then
    wasm-bindgen target/wasm32-unknown-unknown/shipped/recto.wasm --target web --out-dir "$glue" \
      --out-name recto_glue --omit-default-module-path --experimental-reset-state-function
    # No pointer into the lowest kilobyte is reached from below zero: it is the far end of the stack.
    # With names (-g), for developers; what is shipped is the same file without them.
    node_modules/.bin/wasm-opt -g --gufa-optimizing -Oz --converge --one-caller-inline-max-function-size=2 --low-memory-unused \
      "$glue/recto_glue_bg.wasm" -o "$glue/recto_glue_bg.wasm" \
      --enable-simd --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
      --enable-mutable-globals --enable-reference-types --enable-multivalue
    printf '%s\n' "$stamp" >"$glue/stamp"
  fi
  node src/browser/package/assemble.mjs "$glue" "$out"
}

build() {
  say "Building the package"
  package dist/pkg
  if [ -f extension/manifest.json ]; then
    say "Putting the extension together"
    node extension/assemble.mjs dist/pkg dist
  fi
}

# --- commands --------------------------------------------------------------------------------------------------------

# Machine-independent costs of reading a page.
counts() {
  say "Counts: code compiled in a first run, native instructions"
  node tests/bench/counts.mjs "$@"
}

test_all() {
  say "Format: cargo fmt"
  cargo fmt --check
  say "Lints: clippy, native"
  cargo clippy --all-targets --features cli -- -D warnings
  say "Lints: clippy, wasm32"
  cargo clippy --lib --tests --target wasm32-unknown-unknown -- -D warnings
  build
  say "Package with faults to inject, for the tests alone"
  package out/pkg-faults faults
  say "Format: prettier"
  node_modules/.bin/prettier --check .
  say "Types: tsc"
  node_modules/.bin/tsc --noEmit
  counts
  say "Tests: cargo, native"
  cargo test --features cli
  say "Tests: Wasm in headless Chromium"
  # The default of 20 seconds is short for a tree 100,000 deep on a busy machine.
  WASM_BINDGEN_TEST_TIMEOUT=300 cargo test --target wasm32-unknown-unknown --test 'wasm*'
  say "Tests: in the browser"
  local tests
  mapfile -t tests < <(find tests -name '*.test.mjs' -not -path '*/node_modules/*' | LC_ALL=C sort)
  # One at a time: each starts a Chromium, and clicks and timings must not wait for each other.
  # A test that failed may have left its browser open; the run ends all the same.
  node --test --test-force-exit --test-timeout=900000 --test-concurrency=1 --test-reporter=spec "${tests[@]}"
  say "All that must hold holds"
}

command=${1:-build}
[ $# -gt 0 ] && shift
case $command in
  build)
    set_up_rust; set_up_node; build ;;
  test)
    set_up_rust; set_up_node; set_up_browser; set_up_firefox; set_up_valgrind; test_all ;;
  run)
    set_up_rust; set_up_node; set_up_browser; build; node tests/browser/show.mjs "$@" ;;
  www)
    set_up_rust; set_up_node; build; node www/serve.mjs "$@" ;;
  bench)
    set_up_rust; set_up_node; set_up_browser; build; node tests/bench/bench.mjs "$@" ;;
  counts)
    set_up_rust; set_up_node; set_up_valgrind; build; counts "$@" ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
