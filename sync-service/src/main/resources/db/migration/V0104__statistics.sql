-- The days on which the portal's public statistics were taken as a whole.
create table statistics_day (
  day   date primary key,
  taken timestamptz not null
);
