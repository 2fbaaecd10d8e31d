# What the two commands of the README share: the packages, the configuration, the locale.
# Read by run.sh and test.sh with ".", after they have set `root`.

build_packages="cmake ninja-build g++ qt6-base-dev qt6-svg-dev qt6-l10n-tools rapidjson-dev libmnl-dev libzip-dev zlib1g-dev"
test_packages="desktop-file-utils appstream fonts-dejavu-core python3-minimal tshark librsvg2-bin poppler-utils spin iproute2 liblwip-dev dbus-daemon at-spi2-core python3-pyatspi xvfb fonts-droid-fallback"

say() { printf '%s\n' "linger: $*" >&2; }

# The packages among "$@" that dpkg does not list as installed.
missing_packages() {
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
      printf ' %s' "$package"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Where apt is not: go on with what there is, if that can work at all.
check_tools() {
  for tool in cmake ninja c++; do
    command -v "$tool" >/dev/null && continue
    say "this system has no apt-get, so nothing is installed for you, and '$tool' is missing."
    say "README.md, \"Other systems\", lists what is needed and the plain CMake lines."
    exit 1
  done
}

# install_packages NAME...: installs those that are missing; quick when none is.
install_packages() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    check_tools
    return
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    say "these packages are missing:$missing"
    say "there is no sudo here: run this command as root once, or install them yourself."
    exit 1
  fi
  say "installing with apt-get:$missing"
  as_root apt-get -q update || say "the package lists could not be refreshed; trying with the old ones."
  # shellcheck disable=SC2086  # A list of names, to be split.
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends $missing || {
    say "apt-get could not install:$missing"
    say "Linger needs Debian 12, Ubuntu 24.04 or newer; README.md has a list for other systems."
    exit 1
  }
}

# Qt reads file names and prints text in the locale's encoding, and wants UTF-8.
use_utf8() {
  [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
}

# build PRESET TARGET: warnings are errors when CI is set.
build() {
  (
    cd "$root"
    say "configuring build/$1"
    cmake --log-level=WARNING --preset "$1" ${CI:+-DLINGER_WERROR=ON} >/dev/null
    say "building build/$1"
    cmake --build --preset "$1" --target "$2" >&2
  )
}
