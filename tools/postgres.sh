# To be sourced: sets DATABASE_URL and `where`, and stops what it started when the shell ends.
where="named in DATABASE_URL"
if [ -z "${DATABASE_URL:-}" ]; then
  for try in "postgres://postgres@127.0.0.1:5432/postgres" "postgres://root@127.0.0.1:5432/postgres"; do
    if .venv/bin/python \
      \
      -c "import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=2)" "$try" 2>/dev/null; then
      export DATABASE_URL=$try
      where="the server on 127.0.0.1:5432"
      break
    fi
  done
fi
if [ -z "${DATABASE_URL:-}" ]; then
  binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1 || true)
  if [ -n "$binaries" ]; then
    cluster=$(mktemp -d)
    port=54329
    as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
    [ "$(id -u)" = 0 ] && chown postgres "$cluster"
    as_owner "$binaries/initdb" -D "$cluster/db" -U postgres -A trust >/dev/null
    as_owner "$binaries/pg_ctl" -D "$cluster/db" -w -s -l "$cluster/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster" start
    trap 'as_owner "$binaries/pg_ctl" -D "$cluster/db" -s -m immediate stop; rm -rf "$cluster"' EXIT
    export DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
    where="our own server on port $port"
  fi
fi
