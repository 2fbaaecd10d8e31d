#!/bin/sh
# Installs what Linger needs, builds it and opens it. Arguments are passed on to linger:
# "sh run.sh list" lists the scenarios.
set -eu
root=$(cd "$(dirname "$0")" && pwd)
. "$root/.ci/setup.sh"

# shellcheck disable=SC2086  # A list of names, to be split.
install_packages $build_packages
use_utf8
build release linger
exec "$root/build/release/app/linger" "$@"
