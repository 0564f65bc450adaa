create table generation (
    id              integer     generated always as identity primary key,
    state           text        not null check (state in ('building', 'current', 'retired')),
    started_at      timestamptz not null,
    requested_by    text        not null,
    register_after  bigint      not null default 0,
    register_read   boolean     not null default false,
    events_added    bigint      not null default 0,
    folded_through  text        not null default '',
    dossiers_folded bigint      not null default 0,
    failure         text,
    finished_at     timestamptz
);
comment on table generation is 'One complete set of stints and tallies. A rebuild makes a new one beside the current one and swaps.';
comment on column generation.register_after is 'Position in the register through which its events were compared with ours.';
comment on column generation.folded_through is 'Code of the last dossier that the rebuild folded; dossiers are folded in the order of their codes.';
create unique index generation_current on generation (state) where state = 'current';
create unique index generation_building on generation (state) where state = 'building';
insert into generation (state, started_at, requested_by, register_read, finished_at)
values ('current', now(), 'first start', true, now());

create table stint (
    generation   integer     not null,
    dossier      text        not null,
    known_from   timestamptz not null,
    known_to     timestamptz not null,
    true_from    timestamptz not null,
    true_to      timestamptz not null,
    responsible  text        not null,
    receiving    text        not null,
    procedure    text        not null,
    received_at  timestamptz not null,
    online       boolean     not null,
    ended_at     timestamptz,
    outcome      smallint,
    promise      timestamptz,
    asserted     boolean     not null,
    dating       smallint    not null,
    overdue_from date,
    irregular    boolean     not null,
    primary key (dossier, generation, known_from, true_from),
    check (known_from < known_to and true_from < true_to),
    check ((ended_at is null) = (outcome is null))
);
comment on table stint is
    'What was known from known_from until before known_to about a dossier from true_from until before true_to. The far end of either is the year 9999.';
comment on column stint.outcome is 'Of an ended dossier: 0 early, 1 on time, 2 late, 3 refused, withdrawn or stopped.';
comment on column stint.dating is '0 has a date, 1 no promise and no term, 2 the calendar is missing.';
comment on column stint.irregular is 'Known now, and counted from its stints instead of the tallies.';
create index stint_open on stint (generation, responsible, true_to, true_from, known_to, known_from)
    where ended_at is null;
create index stint_ended on stint (generation, responsible, true_from, known_to)
    where ended_at is not null;
create index stint_elsewhere on stint (generation, receiving, true_from, true_to)
    where receiving <> responsible;
create index stint_irregular on stint (generation, responsible, true_from, true_to)
    where irregular;

create table contribution (
    dossier    text    not null,
    generation integer not null,
    agency     text    not null,
    procedure  text    not null,
    days       text    not null,
    primary key (dossier, generation)
);
comment on table contribution is
    'What a dossier has added to the tallies: exactly this is taken off when it changes, whatever the code thinks by then.';
comment on column contribution.days is
    'Days since 1970 with received, filedOnline, early, onTime, late, closedOther, overdue; joined by semicolons.';

create table tally_day (
    generation   integer not null,
    agency       text    not null,
    procedure    text    not null,
    day          date    not null,
    received     bigint  not null,
    filed_online bigint  not null,
    early        bigint  not null,
    on_time      bigint  not null,
    late         bigint  not null,
    closed_other bigint  not null,
    overdue      bigint  not null,
    primary key (generation, agency, day, procedure)
);
comment on table tally_day is
    'Sums over the regular dossiers, known now, per responsible agency, procedure and civil day. The running sum of overdue is what is open and overdue at the end of a day.';

create table tally_month (like tally_day including all);
comment on table tally_month is 'The same summed up by month; day is the first of the month.';
