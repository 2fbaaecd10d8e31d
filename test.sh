#!/bin/sh
# Installs what Linger and its tests need, builds both and runs every test. Arguments are passed
# on to ctest: "sh test.sh -R transitions" runs one.
set -eu
root=$(cd "$(dirname "$0")" && pwd)
. "$root/.ci/setup.sh"

# shellcheck disable=SC2086  # Lists of names, to be split.
install_packages $build_packages $test_packages
use_utf8
build release all
cd "$root"
exec ctest --preset release -j "$(nproc)" "$@"
