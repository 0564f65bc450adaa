#!/usr/bin/env bash
# At the first start of the database: one role and one database for each service, for it alone.
set -euo pipefail
for name in intake scoring sync notification; do
  word="${name^^}_PASSWORD"
  psql -v ON_ERROR_STOP=1 -qU "$POSTGRES_USER" -d postgres -v name="$name" -v password="${!word}" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
