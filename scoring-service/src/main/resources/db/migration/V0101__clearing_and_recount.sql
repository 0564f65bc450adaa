alter table generation add column cleared_through text not null default '';
comment on column generation.cleared_through is 'Of a retired generation: code of the last dossier whose rows were deleted.';

create table recount (
    one               boolean     primary key default true check (one),
    ran_at            timestamptz,
    walked_through    text        not null default '',
    dossiers          bigint      not null default 0,
    statements        bigint      not null default 0
);
comment on table recount is 'How far the continuous recount has come: dossiers are walked through in the order of their codes, over and over.';
insert into recount default values;

create table recount_mismatch (
    subject    text        primary key,
    kind       text        not null check (kind in ('dossier', 'statement')),
    detail     text        not null,
    found_at   timestamptz not null,
    last_seen  timestamptz not null
);
comment on table recount_mismatch is 'What the recount found to differ and has not found right again since.';
