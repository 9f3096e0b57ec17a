#!/usr/bin/env bash
# Prints a Python of the version that is asked for, of the system or of pyenv; fails where there is none.
set -euo pipefail
for python in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python; do
  if [ "$("$python" -c 'import sys; print(sys.version_info[0], sys.version_info[1], sep=".")' 2>/dev/null)" = "$1" ]; then
    command -v "$python"
    exit 0
  fi
done
echo "needed: Python $1" >&2
exit 1
