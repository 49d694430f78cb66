# common.sh: what the commands in this folder share. Sourced, by a script that has set -eu.
#
# Sets $top, the root of the tree. Everything works from any folder, with any characters in the path, as root or not, and without a terminal.

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

# Some places (a bare chroot, cron) have no locale at all; Meson and Python want UTF-8.
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ] || [ "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" = C ] || [ "${LC_ALL:-}" = POSIX ]
then
  export LC_ALL=C.UTF-8
fi

say ()
{
  printf '%s\n' "$*" >&2
}

die ()
{
  say "$*"
  exit 1
}

# quietly WHAT COMMAND…: says what is going on; the command's output is shown only if it fails.
quietly ()
{
  say "$1 …"
  shift
  output=$(mktemp)
  if "$@" >"$output" 2>&1 </dev/null
  then
    rm -f "$output"
  else
    status=$?
    cat "$output" >&2
    rm -f "$output"
    return $status
  fi
}

# packages SECTION…: the packages listed in those sections, one a line.
packages ()
{
  for section
  do
    sed -n "/^\[$section\]/,/^\[/ { /^\[/d; s/[[:space:]]*#.*//; /./p; }" "$top/build-aux/packages"
  done
}

# missing SECTION…: those of them that are not installed.
missing ()
{
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  packages "$@" | while read -r package
  do
    printf '%s\n' "$installed" | grep -qxF -- "$package" || printf '%s\n' "$package"
  done
}

as_root ()
{
  if [ "$(id -u)" = 0 ]
  then
    "$@"
  else
    sudo "$@"
  fi
}

install_packages ()
{
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 \
    install --no-install-recommends "$@"
}

# The lists that apt has may be empty or out of date: they are fetched only if it does not go without.
install_or_update ()
{
  install_packages "$@" ||
    { as_root apt-get -qq -o Acquire::Retries=3 update && install_packages "$@"; }
}

# need SECTION…: sees to it that the packages of those sections are installed.
need ()
{
  if ! command -v dpkg-query >/dev/null
  then
    say "This is not Debian: what has to be there is listed in $top/build-aux/packages."
    return
  fi
  wanted=$(missing "$@" | paste -sd ' ')
  [ -n "$wanted" ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null
  then
    die "Packages are missing; as root, run: apt-get install --no-install-recommends $wanted"
  fi
  # A password, should sudo want one, is asked for before the output is put aside.
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || sudo -v
  # shellcheck disable=SC2086
  quietly "Installing $wanted" install_or_update $wanted
}

# configure BUILDDIR OPTION…: sets a build directory up, once.
configure ()
{
  builddir=$1
  shift
  [ -f "$builddir/build.ninja" ] || quietly "Configuring ${builddir#"$top"/}" meson setup "$@" "$builddir" "$top"
}
