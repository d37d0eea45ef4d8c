#!/usr/bin/env bash
# What the tests need beside the .NET SDK: a MariaDB, a mail server that keeps what it receives, and Chromium with Chinese fonts.
#   tests/services.sh start   installs what is missing (Debian, apt-get), starts both servers, writes tests/services.env
#   tests/services.sh env     prints the settings; eval "$(tests/services.sh env)" makes them yours
#   tests/services.sh stop    ends the two servers by their process ids and removes their folder
# Both servers are this checkout's own: they listen on 127.0.0.1 only, on free ports, in a temporary folder.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
settings="$here/services.env"
python=/usr/bin/python3   # Debian's own, the one that python3-aiosmtpd belongs to

say() { echo "services: $*" >&2; }

# the one without windows draws the same pages in half the time
browser() { command -v chromium-headless-shell || command -v chromium || true; }

missing() {
    [ -x /usr/sbin/mariadbd ] && [ -x /usr/bin/mariadb-install-db ] || echo mariadb-server-core
    [ -x /usr/bin/my_print_defaults ] || echo mariadb-client-core
    [ -n "$(browser)" ] || echo chromium-headless-shell
    dpkg -s fonts-noto-cjk >/dev/null 2>&1 || echo fonts-noto-cjk
    "$python" -c 'import aiosmtpd' 2>/dev/null || echo python3-aiosmtpd
}

install() {
    local packages; packages="$(missing | xargs)"
    [ -n "$packages" ] || return 0
    command -v apt-get >/dev/null || { say "please install: $packages"; return 1; }
    local root=(); [ "$(id -u)" = 0 ] || root=(sudo)
    say "installing $packages"
    # word by word on purpose: each package is an argument
    # shellcheck disable=SC2086
    { "${root[@]}" apt-get update -qq && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } >&2
}

free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# waits until a port answers; gives up after a minute, or as soon as the process has ended
wait_for() {
    local name="$1" port="$2" pid="$3" log="$4" tries
    for tries in $(seq 1 240); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return 0
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.25
    done
    say "$name did not start:"; tail -20 "$log" >&2
    return 1
}

start_mariadb() {
    local folder="$1" port="$2" me; me="$(id -un)"
    # of its own: a server that starts throws away what it finds of temporary tables, also those of another one
    mkdir -p "$folder/tmp"
    local -x TMPDIR="$folder/tmp"
    mariadb-install-db --no-defaults --user="$me" --datadir="$folder/data" --skip-test-db --auth-root-authentication-method=normal >"$folder/install.log" 2>&1 \
        || { tail -20 "$folder/install.log" >&2; return 1; }
    cat >"$folder/users.sql" <<'SQL'
CREATE USER IF NOT EXISTS 'desk'@'127.0.0.1' IDENTIFIED BY 'desk';
CREATE USER IF NOT EXISTS 'desk'@'localhost' IDENTIFIED BY 'desk';
GRANT ALL PRIVILEGES ON *.* TO 'desk'@'127.0.0.1';
GRANT ALL PRIVILEGES ON *.* TO 'desk'@'localhost';
SQL
    # an acknowledged write is on the disk: what the office relies on is what the tests run on
    setsid /usr/sbin/mariadbd --no-defaults --user="$me" --datadir="$folder/data" --socket="$folder/s.sock" --pid-file="$folder/mariadb-own.pid" \
        --bind-address=127.0.0.1 --port="$port" --init-file="$folder/users.sql" --character-set-server=utf8mb4 \
        --innodb-flush-log-at-trx-commit=1 --innodb-buffer-pool-size=1G --max-connections=400 >"$folder/mariadb.log" 2>&1 </dev/null &
    echo $! >"$folder/mariadb.pid"
    wait_for MariaDB "$port" "$!" "$folder/mariadb.log"
}

start_mail() {
    local folder="$1" port="$2"
    mkdir -p "$folder/mail"
    setsid "$python" "$here/smtp_sink.py" "$port" "$folder/mail" >"$folder/smtp.log" 2>&1 </dev/null &
    echo $! >"$folder/smtp.pid"
    wait_for "the mail server" "$port" "$!" "$folder/smtp.log"
}

start() {
    if [ -f "$settings" ] && running; then say "already running"; return 0; fi
    install
    local folder database mail
    folder="$(mktemp -d "${TMPDIR:-/tmp}/officedesk-services.XXXXXX")"
    database="$(free_port)"; mail="$(free_port)"
    cat >"$settings" <<EOT
export OFFICEDESK_TEST_FOLDER="$folder"
export OFFICEDESK_TEST_MARIADB="Server=127.0.0.1;Port=$database;Uid=desk;Pwd=desk"
export OFFICEDESK_TEST_SMTP="127.0.0.1:$mail"
export OFFICEDESK_TEST_MAILDIR="$folder/mail"
export OFFICEDESK_TEST_CHROMIUM="$(browser)"
EOT
    if start_mariadb "$folder" "$database" && start_mail "$folder" "$mail"; then
        say "MariaDB on 127.0.0.1:$database, mail on 127.0.0.1:$mail; source tests/services.env"
    else
        stop; return 1
    fi
}

running() {
    # shellcheck disable=SC1090
    . "$settings"
    kill -0 "$(cat "$OFFICEDESK_TEST_FOLDER/mariadb.pid" 2>/dev/null || echo none)" 2>/dev/null &&
        kill -0 "$(cat "$OFFICEDESK_TEST_FOLDER/smtp.pid" 2>/dev/null || echo none)" 2>/dev/null
}

stop() {
    [ -f "$settings" ] || return 0
    # shellcheck disable=SC1090
    . "$settings"
    local name pid tries
    for name in smtp mariadb; do
        pid="$(cat "$OFFICEDESK_TEST_FOLDER/$name.pid" 2>/dev/null || true)"
        [ -n "$pid" ] && kill "$pid" 2>/dev/null || continue
        for tries in $(seq 1 80); do kill -0 "$pid" 2>/dev/null || break; sleep 0.25; done
    done
    case "$OFFICEDESK_TEST_FOLDER" in */officedesk-services.*) rm -rf -- "$OFFICEDESK_TEST_FOLDER" ;; esac
    rm -f -- "$settings"
}

case "${1:-}" in
    start) start ;;
    stop) stop ;;
    env) [ -f "$settings" ] || { say "not started"; exit 1; }; cat "$settings" ;;
    *) echo "usage: tests/services.sh start|stop|env" >&2; exit 2 ;;
esac
