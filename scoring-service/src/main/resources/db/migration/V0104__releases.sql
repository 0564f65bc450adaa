create table release (
    id               bigint      generated always as identity primary key,
    periods          text[]      not null check (cardinality(periods) > 0),
    letter_number    text        not null,
    letter_date      date        not null,
    view             text        not null check (view = 'city'),
    ruleset          text        not null,
    ruleset_version  integer     not null,
    ruleset_digest   text        not null,
    ruleset_file     bytea       not null,
    as_of            timestamptz not null,
    corrects         bigint      references release,
    reason           text,
    digest           text        not null,
    check ((corrects is null) = (reason is null))
);
comment on table release is 'A letter with the figures of some periods, frozen as they were known at one instant. A row never changes; what became of it is in release_step.';
comment on column release.ruleset_file is 'The rules themselves, so that the scores can be computed again when the rule set has changed.';
comment on column release.corrects is 'Of an erratum: the release that it corrects.';
comment on column release.digest is 'SHA-256 over the canonical form (docs/domain.md, Releases).';

create table release_agency (
    release     bigint  not null references release,
    period      text    not null,
    agency      text    not null,
    name        text    not null,
    kind        text    not null,
    parent      text,
    dossiers    bigint  not null,
    total       numeric not null,
    missing     text    not null,
    band        text,
    rank        integer,
    rank_of     integer,
    rank_shared boolean,
    peer_rank   integer,
    peer_of     integer,
    peer_shared boolean,
    primary key (release, period, agency)
);
comment on table release_agency is 'The frozen total and places of an agency in a period.';
comment on column release_agency.missing is 'Keys of indicators worth points that were not measured; joined by commas.';

create table release_indicator (
    release     bigint not null,
    period      text   not null,
    agency      text   not null,
    indicator   text   not null,
    numerator   bigint,
    denominator bigint,
    score       numeric,
    primary key (release, period, agency, indicator),
    foreign key (release, period, agency) references release_agency,
    check ((numerator is null) = (denominator is null))
);
comment on table release_indicator is 'The frozen counts and points of an indicator. No counts: none are needed or none were to be had.';

create table release_step (
    release     bigint      not null references release,
    number      integer     not null,
    step        text        not null check (step in ('DRAFT', 'CHECK', 'SIGN', 'PUBLISH', 'WITHDRAW')),
    done_at     timestamptz not null,
    done_by     text        not null,
    correlation text        not null,
    primary key (release, number),
    unique (release, step)
);
comment on table release_step is 'Who did what with a release, in order. Its state is what the last step made of it.';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a release is never changed: % of % is refused', tg_op, tg_table_name;
end $$;
create function refuse_late_figures() returns trigger language plpgsql as $$
begin
    if exists (select 1 from release_step where release = new.release) then
        raise exception 'a release is never changed: its figures are written before its first step';
    end if;
    return new;
end $$;
create trigger release_frozen before update or delete or truncate on release
    for each statement execute function refuse_change();
create trigger release_agency_frozen before update or delete or truncate on release_agency
    for each statement execute function refuse_change();
create trigger release_indicator_frozen before update or delete or truncate on release_indicator
    for each statement execute function refuse_change();
create trigger release_step_frozen before update or delete or truncate on release_step
    for each statement execute function refuse_change();
create trigger release_agency_complete before insert on release_agency
    for each row execute function refuse_late_figures();
create trigger release_indicator_complete before insert on release_indicator
    for each row execute function refuse_late_figures();

create index event_by_recording on event using brin (recorded);
