create table reconciliation (
    id        bigint      generated always as identity primary key,
    agency    text        not null,
    as_of     timestamptz not null,
    began     timestamptz not null,
    ended     timestamptz,
    who       text        not null,
    listed    bigint      not null default 0,
    unreadable bigint     not null default 0
);
comment on table reconciliation is 'Comparisons of a list exported from the portal with the city''s truth.';
comment on column reconciliation.as_of is 'When the list was exported.';

create table reconciliation_row (
    reconciliation bigint not null references reconciliation on delete cascade,
    dossier   text        not null,
    procedure text        not null,
    status    smallint    not null,
    received  timestamptz,
    promised  timestamptz,
    ended     timestamptz,
    primary key (reconciliation, dossier)
);
comment on table reconciliation_row is 'What the list says, without the applicant; until it is compared.';

create table reconciliation_difference (
    reconciliation bigint not null references reconciliation on delete cascade,
    dossier   text        not null,
    kind      text        not null,
    unit      text        not null,
    city      text,
    portal    text,
    pending   boolean     not null,
    primary key (reconciliation, dossier, kind)
);
comment on table reconciliation_difference is 'What differs.';
comment on column reconciliation_difference.pending is 'A push waits, or the portal took one after the list was exported: it may be gone by itself.';
