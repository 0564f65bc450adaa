create table push (
    dossier         text        primary key,
    unit            text        not null,
    procedure       text        not null,
    status          smallint    not null check (status between 0 and 10),
    channel         text        not null,
    received        timestamptz,
    promised        timestamptz,
    ended           timestamptz,
    overdue_from    date,
    late            boolean     not null,

    state           text        not null check (state in (
        'CHO_DONG_BO', 'DANG_GUI', 'DA_DONG_BO', 'CHO_THU_LAI', 'LOI_DU_LIEU', 'KHONG_RO',
        'KHONG_ANH_XA', 'KHONG_GUI')),
    wanted          bigint      not null,
    wanted_digest   text        not null,
    waiting_since   timestamptz,
    due_at          timestamptz,
    attempt         bigint      not null default 0,
    tries           integer     not null default 0,
    delays          integer     not null default 0,
    ask_first       boolean     not null default false,
    leased_by       text,
    asked           boolean     not null default false,

    acknowledged        bigint  not null default 0,
    acknowledged_digest text,
    acknowledged_at     timestamptz,
    snapshot            text,
    snapshot_digest     text,

    error_class     text,
    error_code      text,
    error_field     text,
    error_message   text,
    error_at        timestamptz,

    check ((due_at is not null) = (state in ('CHO_DONG_BO', 'DANG_GUI', 'CHO_THU_LAI', 'KHONG_RO'))),
    check (waiting_since is not null or state in ('DA_DONG_BO', 'KHONG_GUI'))
);
comment on table push is 'Every dossier: what the city says of it, and how it stands with the portal.';
comment on column push.status is 'The national status, 1 to 10; 0 where there is none yet.';
comment on column push.late is 'Ended after the promised day.';
comment on column push.wanted is 'Rises with every change that the portal is to be told of.';
comment on column push.due_at is 'When it may be claimed; of one that is being sent, when its lease ends.';
comment on column push.attempt is 'Fences the result of an attempt whose lease another instance took over.';
comment on column push.tries is 'How often in a row the portal answered and did not take it. An outage spends none.';
comment on column push.delays is 'How often in a row the portal could not be reached for it.';
comment on column push.asked is 'Somebody asked for it to be pushed, whether or not it was touched since go-live.';
comment on column push.acknowledged is 'The version that the portal took last; 0 before the first.';
comment on column push.acknowledged_digest is 'Of everything acknowledged: snapshot and progress. Null until both are.';
comment on column push.snapshot is 'What the portal took last, as JSON, without the applicant.';
create index push_waiting on push (waiting_since, dossier) where due_at is not null;
create index push_of_unit on push (unit, state);

create table progress_sent (
    dossier text        not null,
    at      text        not null,
    status  smallint    not null,
    by      text        not null,
    sent_at timestamptz not null,
    confirmed boolean   not null,
    primary key (dossier, at, status, by)
);
comment on table progress_sent is 'The steps of progress that the portal was told, by their natural key.';
comment on column progress_sent.confirmed is 'False where the call was not answered: counted as taken, listed, and sent again on request.';

create table push_attempt (
    dossier text        not null,
    number  bigint      not null,
    began   timestamptz not null,
    ended   timestamptz not null,
    outcome text        not null,
    calls   integer     not null,
    code    text        not null,
    message text        not null,
    primary key (dossier, number)
);
comment on table push_attempt is 'What became of each attempt, without personal data.';

create table push_request (
    id      bigint      generated always as identity primary key,
    at      timestamptz not null,
    who     text        not null,
    reason  text        not null,
    what    text        not null,
    dossiers integer    not null
);
comment on table push_request is 'Who asked for what to be pushed again, and why. Never changed.';

create table dossier_key (
    dossier text        primary key,
    wrapped text        not null,
    came_at timestamptz not null
);
comment on table dossier_key is 'The data key of each dossier, wrapped for this service. Emptied, it erases the applicant for good.';

create table portal_view (
    dossier  text        primary key,
    version  bigint      not null,
    present  boolean     not null,
    by       text        not null check (by in ('acknowledged', 'look-up', 'list')),
    seen_at  timestamptz not null,
    procedure text       not null,
    status   smallint    not null,
    received timestamptz,
    promised timestamptz,
    ended    timestamptz
);
comment on table portal_view is 'What the portal shows of each dossier: the last acknowledged push, overridden by what was observed.';

create table portal_view_outbox (
    position bigint      generated always as identity primary key,
    dossier  text        not null,
    content  text        not null
);
comment on table portal_view_outbox is 'Views that are not published yet, in order. A row goes when the broker has it.';
