#!/bin/sh
# Runs its arguments by the first Python that is new enough: $PYTHON if given, else python3, python3.13, 3.12, 3.11.
set -eu
unset PYTHONHOME PYTHONPATH
export PYTHONUTF8=1 # this folder's name may hold Chinese, whatever the locale

is_new_enough() { # a pyenv shim answers to its name without having that version, so ask it
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    is_new_enough "$PYTHON" && exec "$PYTHON" "$@"
    echo "PYTHON=$PYTHON 不是 Python 3.11 或更新版本。请换一个，或去掉 PYTHON=。" >&2
    echo "PYTHON=$PYTHON is not Python 3.11 or newer. Name another one, or leave PYTHON= out." >&2
    exit 1
fi

for candidate in python3 python3.13 python3.12 python3.11; do
    is_new_enough "$candidate" && exec "$candidate" "$@"
done
echo "需要 Python 3.11 或更新版本，这台机器上没有找到。请先安装，或用 make PYTHON=/路径/python3 指定。" >&2
echo "Python 3.11 or newer is needed, and none was found. Install one, or name it: make PYTHON=/path/to/python3" >&2
exit 1
