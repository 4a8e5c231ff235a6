#!/bin/sh
# Make this machine ready: uv, the Python packages in .venv, and the libraries of the system.
#
#   scripts/set_up.sh html     what the web pages need
#   scripts/set_up.sh build    … and what the PDFs need
#   scripts/set_up.sh test     … and what the tests need
#   scripts/set_up.sh words    what the proofreading of the texts needs
#
# Silent and quick when nothing is missing. Exit code 3: something is missing, and one sentence says what to run.
# With WORKBOOK_NO_INSTALL=1 a missing library of the system is reported and never installed.

set -eu
CDPATH='' cd -- "$(dirname "$0")/.."

STAMP=.venv/synced # in .venv, so that it goes when .venv goes

say() {
    printf '%s\n' "$*" >&2
}

give_up() { # give_up CODE SENTENCE
    code=$1
    shift
    say "$@"
    exit "$code"
}

# ---- Python packages

state_of_packages() { # the folder counts, because a copied .venv still points at the old one
    {
        pwd
        cat uv.lock pyproject.toml .venv/pyvenv.cfg
        .venv/bin/python --version
    } 2>/dev/null | cksum
}

sync_packages() {
    if [ -f "$STAMP" ] && [ "$(state_of_packages)" = "$(cat "$STAMP")" ]; then
        return
    fi
    find_uv
    uv_without_downloads python find '>=3.11' >/dev/null 2>&1 || give_up_on_python
    say "Installing the Python packages into .venv."
    uv_without_downloads sync --frozen --quiet ||
        give_up 1 "The Python packages could not be installed: uv says why in the lines above."
    state_of_packages >"$STAMP"
}

uv_without_downloads() { # the Python of the system, the environment in .venv
    env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never "$uv" "$@"
}

find_uv() { # sets $uv
    for uv in "$(command -v uv || true)" .tools/bin/uv; do
        if is_recent_uv "$uv"; then
            return
        fi
    done
    fetch_uv
}

is_recent_uv() { # 0.8 or newer; older ones do not know all of uv.lock
    "$1" --version 2>/dev/null | awk -F '[ .]' '{ recent = $2 > 0 || $3 >= 8 } END { exit !recent }'
}

find_python() { # sets $python
    for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    give_up_on_python
}

give_up_on_python() {
    give_up 3 "This machine lacks Python 3.11 or newer: install it from your system's packages or from python.org, and try again."
}

fetch_uv() { # sets $uv
    find_python
    require venv
    say "Fetching uv into .tools."
    rm -rf .tools
    if has_ensurepip && "$python" -m venv .tools >/dev/null 2>&1; then
        pip_install_uv .tools/bin/python
    else
        pip_install_uv "$python" --target .tools
    fi || give_up 3 "This machine lacks uv, and pip could not fetch it: connect to the internet or run 'pipx install uv', and try again."
    uv=.tools/bin/uv
}

pip_install_uv() { # pip_install_uv PYTHON [OPTION…]
    installer=$1
    shift
    "$installer" -m pip --quiet --disable-pip-version-check --no-input install \
        --require-hashes --only-binary :all: --requirement scripts/uv.requirements.txt "$@" >/dev/null 2>&1
}

# ---- Libraries of the system

require() { # require NAME…
    missing=$(missing_of "$@")
    if [ -n "$missing" ] && may_install; then
        install "$missing"
        missing=$(missing_of "$@")
    fi
    if [ -n "$missing" ]; then
        give_up 3 "This machine lacks $(listed "$missing"): $(remedy_for "$missing"), and try again."
    fi
}

missing_of() {
    for name in "$@"; do
        is_there "$name" >/dev/null 2>&1 || echo "$name"
    done
}

is_there() {
    case $1 in
    venv) has_ensurepip || "$python" -m pip --version ;;
    Pango) has_pango ;;
    Voikko) has_voikko ;;
    Hunspell-en_GB) has_english ;;
    Chromium) has_chromium ;;
    Poppler) command -v pdftotext && command -v pdftoppm ;;
    esac
}

has_ensurepip() {
    "$python" -m ensurepip --version >/dev/null 2>&1
}

# Loading is the only proof. The names and the second try are those of WeasyPrint's own loader.
LOAD='
import ctypes, ctypes.util, sys
def load(name, version):
    try:
        return ctypes.CDLL(f"lib{name}.so.{version}")
    except OSError:
        return ctypes.CDLL(ctypes.util.find_library(name) or f"no {name}")
'

has_pango() {
    .venv/bin/python -I -S -c "$LOAD"'
load("pango-1.0", 0), load("pangoft2-1.0", 0), load("harfbuzz-subset", 0)
'
}

has_voikko() { # the dictionary is a package of its own, so the library alone is not enough
    .venv/bin/python -I -S -c "$LOAD"'
start = load("voikko", 1).voikkoInit
start.restype = ctypes.c_void_p
sys.exit(not start(ctypes.byref(ctypes.c_char_p()), b"fi", None))
'
}

has_english() { # the dictionary of British English; its program is not needed
    for folder in /usr/share/hunspell /usr/share/myspell /opt/homebrew/share/hunspell /Library/Spelling; do
        [ ! -f "$folder/en_GB.dic" ] || return 0
    done
    return 1
}

has_chromium() { # Chrome will do
    for browser in chromium chromium-browser google-chrome google-chrome-stable \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
        path=$(command -v "$browser") || continue
        leads_to_missing_snap "$path" || return 0
    done
    return 1
}

leads_to_missing_snap() { # Ubuntu's chromium-browser only starts the snap, or asks for it
    [ ! -x /snap/bin/chromium ] && head -c 4096 "$1" | grep -q /snap/bin/chromium
}

# ---- Installing them, or saying how

may_install() {
    [ "${WORKBOOK_NO_INSTALL:-}" != 1 ] && has apt-get && { is_root || sudo -n true 2>/dev/null; }
}

install() { # install NAMES
    packages=$(packages_of "$1")
    [ -n "$packages" ] || return 0
    say "Installing $(listed "$1") with apt-get."
    # shellcheck disable=SC2086 # a list of words
    {
        as_root apt-get -qq update
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $packages
    } </dev/null >/dev/null 2>&1 || true # whatever is still missing is reported
}

remedy_for() { # remedy_for NAMES
    packages=$(packages_of "$1")
    sudo=$(is_root || echo 'sudo ')
    case $(package_manager) in
    brew) command="brew install $packages" ;;
    ?*) command=${packages:+$sudo$(package_manager) install $packages} ;;
    *) command='' ;;
    esac
    if needs_snap "$1"; then
        command="${command:+$command && }${sudo}snap install chromium"
    fi
    if [ -n "$command" ]; then echo "run '$command'"; else echo "install it with your system's packages"; fi
}

packages_of() { # packages_of NAMES
    for name in $1; do
        case $(package_manager):$name in
        apt-get:venv) echo "$python-venv" ;;
        apt-get:Pango) echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ;;
        apt-get:Voikko) echo libvoikko1 voikko-fi ;;
        apt-get:Hunspell-en_GB) echo hunspell-en-gb ;;
        apt-get:Chromium) needs_snap "$name" || echo chromium ;;
        apt-get:Poppler | dnf:Poppler) echo poppler-utils ;;
        dnf:venv) echo python3-pip ;;
        dnf:Pango) echo pango harfbuzz ;;
        dnf:Voikko) echo libvoikko voikko-fi ;;
        dnf:Hunspell-en_GB) echo hunspell-en-GB ;;
        dnf:Chromium) echo chromium ;;
        brew:venv) echo python ;;
        brew:Pango) echo pango ;;
        brew:Voikko) echo libvoikko ;;
        brew:Chromium) echo google-chrome ;;
        brew:Poppler) echo poppler ;;
        esac
    done | tr '\n' ' ' | sed 's/ $//'
}

package_manager() {
    if has apt-get; then echo apt-get; elif has dnf; then echo dnf; elif has brew; then echo brew; fi
}

needs_snap() { # needs_snap NAMES: Ubuntu has no package of Chromium, only a snap
    case $1 in *Chromium*) grep -qx 'ID=ubuntu' /etc/os-release 2>/dev/null ;; *) false ;; esac
}

listed() { # listed NAMES: from one a line to one line
    echo "$1" | paste -s -d , - | sed 's/,/, /g'
}

has() {
    command -v "$1" >/dev/null
}

is_root() {
    [ "$(id -u)" = 0 ]
}

as_root() {
    if is_root; then "$@"; else sudo -n "$@"; fi
}

# ---- Which of them, for which command

case ${1:-} in
html) needs='' ;;
build) needs='Pango' ;;
test) needs='Pango Voikko Hunspell-en_GB Chromium Poppler' ;;
words) needs='Voikko Hunspell-en_GB' ;;
*) give_up 2 "usage: scripts/set_up.sh html|build|test|words" ;;
esac

sync_packages
# shellcheck disable=SC2086 # a list of words
require $needs
