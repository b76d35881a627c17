#!/bin/sh
# Sees to the programs that the tests start and pip cannot install: a real terminal (tmux), a real SSH line,
# a real PostgreSQL server, a reader of PDF, and a font with Chinese letters.
set -eu
PATH=$PATH:/usr/sbin:/sbin # Debian keeps sshd where an ordinary PATH does not look
for place in /usr/lib/postgresql/*/bin; do PATH=$PATH:$place; done # and the server's programs under its version

missing=
for need in tmux:tmux ssh:openssh-client sshd:openssh-server initdb:postgresql postgres:postgresql pdftotext:poppler-utils fc-list:fontconfig; do
    command -v "${need%%:*}" >/dev/null 2>&1 || missing="$missing ${need##*:}"
done
# minutes as PDF need letters to draw
[ -n "$(fc-list :lang=zh 2>/dev/null)" ] || missing="$missing fonts-noto-cjk"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then as_root=
elif sudo -n true 2>/dev/null; then as_root='sudo -n'
else as_root=no
fi

if [ "$as_root" != no ] && command -v apt-get >/dev/null 2>&1; then
    echo "测试需要系统软件包，正在用 apt-get 安装：$missing"
    echo "The tests need system packages; installing with apt-get:$missing"
    # An SSH server that tests start by themselves must not start, now or at the next boot, for everybody else.
    if $as_root sh -s -- $missing >/dev/null 2>&1 <<'AS_ROOT'
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=300 update </dev/null
apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "$@" </dev/null || exit 1
case " $* " in *" openssh-server "*) systemctl disable ssh.service ssh.socket || true ;; esac
case " $* " in *" postgresql "*) systemctl disable postgresql.service || true ;; esac
AS_ROOT
    then exit 0
    fi
fi

cat >&2 <<SENTENCE
==============================================================================
缺少系统软件包：$missing
没能自动安装（没有权限、没有 apt-get，或安装失败）。请用系统的包管理器装好，否则用到它们的测试会失败。
System packages are missing:$missing
They could not be installed from here (no permission, no apt-get, or it failed).
Install them, or the tests that use them will fail.
==============================================================================
SENTENCE
