create table month_cell (
    generation                        integer not null,
    month                             date    not null,
    lasting                           boolean not null,
    agency                            text    not null,
    procedure                         text    not null,
    changed                           xid8    not null,
    dossiers                          integer not null,
    late                              integer not null,
    received                          integer not null,
    received_online                   integer not null,
    online_without_electronic_result  integer not null,
    fee_not_waived                    integer not null,
    fee_not_paid_online               integer not null,
    without_electronic_result         integer not null,
    papers_not_digitised              integer not null,
    result_not_digitised              integer not null,
    not_reused                        integer not null,
    not_from_store                    integer not null,
    without_population_data           integer not null,
    disliked                          integer not null,
    paid_online                       integer not null,
    fee_stated                        integer not null,
    primary key (generation, lasting, month, agency, procedure)
) with (fillfactor = 70);
comment on table month_cell is 'What the dossiers known now come to in the index of a month, per responsible agency and procedure.';
comment on column month_cell.lasting is 'Whether it counts in this month and in every later one (of dossiers that are open and that nothing happened to since) or in this month alone.';
comment on column month_cell.changed is 'The transaction that wrote the row last: whoever read before it sees what to read again.';

create table late_cell (
    generation integer     not null,
    hour       timestamptz not null,
    agency     text        not null,
    procedure  text        not null,
    changed    xid8        not null,
    dossiers   integer     not null,
    primary key (generation, hour, agency, procedure)
);
comment on table late_cell is 'Open dossiers by the hour from which they count late for the index, whether it has come or not. Of a row of zero nothing is left but its place; such rows are swept.';
create index late_cell_changed on late_cell (generation, changed);

create table cells_swept (
    one     boolean primary key default true check (one),
    changed xid8    not null
);
comment on table cells_swept is 'The transaction that last deleted cells of nothing. Whoever read before it may hold what is no longer there, and reads everything again.';
insert into cells_swept (changed) values (pg_current_xact_id());

create table ahead (
    generation integer     not null,
    dossier    text        not null,
    until      timestamptz not null,
    primary key (generation, dossier)
);
comment on table ahead is 'Dossiers told of ahead of time: something of them is stated for an instant after the one at which it was known. Until then the months are counted from rows.';

alter table contribution add column months text not null default '';
comment on column contribution.months is
    'What the dossier has added to month_cell and late_cell, in the form of MonthPart.';

alter table recount_mismatch drop constraint recount_mismatch_kind_check;
alter table recount_mismatch add check (kind in ('dossier', 'statement', 'month'));

-- The open dossiers that turn late within the hour.
create index stint_turning_late on stint (generation, late_from)
    where ended_at is null and late_from is not null
      and known_to = '9999-12-31T00:00:00Z' and true_to = '9999-12-31T00:00:00Z';

alter table generation add column has_months boolean not null default true;
comment on column generation.has_months is 'Whether its months of the index can be read; false for what was folded before there were any.';
update generation set has_months = false where state = 'current' and exists (select 1 from stint);

-- What was folded before is in no cell: fold it anew.
insert into generation (state, started_at, requested_by, register_read)
select 'building', now(), 'upgrade to the months of the index', true
where  exists (select 1 from stint)
and    not exists (select 1 from generation where state = 'building');
update generation set folded_through = '', dossiers_folded = 0 where state = 'building';
