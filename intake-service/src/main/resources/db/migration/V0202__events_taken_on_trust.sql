create table on_trust (
  source   text   not null,
  id       text   not null,
  subject  text   not null,
  agencies text[] not null,
  primary key (source, id)
);
comment on table on_trust is 'Events without a unit of dossiers and petitions whose agencies were not known yet: judged again once they are. Nearly always empty.';
comment on column on_trust.agencies is 'What their source spoke for when they were accepted.';
create index on_trust_subject on on_trust (subject);
