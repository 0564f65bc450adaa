create table dossier (
    code        text    primary key,
    by_calendar boolean not null default false
);
comment on table dossier is 'Every dossier that was heard of. Its row is locked by whoever folds the dossier.';
comment on column dossier.by_calendar is
    'Whether one of its dates was ever computed, moved, or missing for want of a term or a calendar: it is folded anew when these change.';

create table event (
    source   text        not null,
    id       text        not null,
    dossier  text        not null,
    type     text        not null,
    occurred timestamptz not null,
    recorded timestamptz not null,
    position bigint      not null,
    content  text        not null,
    primary key (source, id)
);
comment on table event is 'The dossier events that were consumed, once each. What follows from them is folded from here.';
comment on column event.content is 'The CloudEvent as it came, personal fields sealed.';
create index event_of_dossier on event (dossier);

create table reference_event (
    seq      bigint      generated always as identity,
    source   text        not null,
    id       text        not null,
    type     text        not null,
    recorded timestamptz not null,
    content  text        not null,
    primary key (source, id)
);
comment on table reference_event is 'The reference events that were consumed, once each.';
create unique index reference_event_seq on reference_event (seq);

create table refold (
    dossier   text        primary key,
    queued_at timestamptz not null
);
comment on table refold is 'Dossiers to be folded anew because a calendar or a term changed.';
