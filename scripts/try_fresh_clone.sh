#!/bin/sh
# Do what a newcomer does: clone into an empty folder, without .venv or caches, and call the two commands.

set -eu
CDPATH='' cd -- "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
git clone --quiet --no-local . "$folder/clone"
cd "$folder/clone"
unset VIRTUAL_ENV
export UV_CACHE_DIR="$folder/uv-cache" PIP_NO_CACHE_DIR=1
.ci/run
