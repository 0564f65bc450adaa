create table agency (
    code      text primary key,
    name      text not null,
    stands_at text not null,
    go_live   timestamptz
);
comment on table agency is 'The agencies as they stand today, made anew from the reference events by every run.';
comment on column agency.stands_at is 'Where its dossiers stand: itself, or what followed it when it ended.';
comment on column agency.go_live is 'From when its dossiers are alerted, set for itself or for the nearest above it; null while it is not set.';

create table mailbox (
    agency  text not null,
    owner   text not null,
    name    text not null,
    way     text not null check (way in ('email', 'webhook')),
    address text not null,
    primary key (agency, owner, name, way)
);
comment on table mailbox is 'By which ways which recipients are told of an agency''s dossiers today, made anew by every run.';
comment on column mailbox.owner is 'The agency that the recipient was entered for: the same, or the nearest above it that has one.';
create index mailbox_of_recipient on mailbox (owner, name, way);

create table watch (
    dossier        text        primary key,
    procedure      text        not null,
    responsible    text        not null,
    received_at    timestamptz not null,
    promise_number integer     not null check (promise_number >= 0),
    due            timestamptz,
    overdue_from   date,
    paused         boolean     not null
);
comment on table watch is 'One row per dossier that was taken in and has no end, folded from its events.';
comment on column watch.overdue_from is 'The first day on which it is overdue; null while it is paused or has no date.';
create index watch_overdue_from on watch (overdue_from) where overdue_from is not null;
create index watch_responsible on watch (responsible);

create table alert (
    id             bigint      generated always as identity primary key,
    dossier        text        not null,
    promise_number integer     not null,
    stage          text        not null check (stage in ('due-today', 'overdue')),
    occurrence     integer     not null check (occurrence >= 1),
    agency         text        not null,
    responsible    text        not null,
    procedure      text        not null,
    due            timestamptz not null,
    judged_at      timestamptz not null,
    raised_at      timestamptz not null,
    state          text        not null default 'standing' check (state in ('standing', 'over', 'withdrawn')),
    reason         text,
    settled_at     timestamptz,
    addressed      boolean     not null default false,
    unique (dossier, promise_number, stage, agency, occurrence),
    check ((state = 'standing') = (settled_at is null)),
    check ((state = 'standing') = (reason is null))
);
comment on table alert is 'That a dossier is at a stage of its promise, told to an agency. The row is the claim: what is here is not raised again.';
comment on column alert.occurrence is 'Counts up when the same stage of the same promise comes again after the alert was settled.';
comment on column alert.agency is 'Whom it is for: the agency where the dossiers of the responsible unit stand.';
comment on column alert.judged_at is 'The instant it was judged for: the clock''s, or the lowest watermark where that is earlier.';
comment on column alert.state is 'standing; over: it was true and no longer is; withdrawn: later knowledge disproved it.';
comment on column alert.addressed is 'Whether deliveries were made for it. Those that are not wait for a recipient.';
create unique index alert_standing on alert (dossier, promise_number, stage, agency) where state = 'standing';
create index alert_unaddressed on alert (id) where state = 'standing' and not addressed;
create index alert_of_agency on alert (agency, state, stage, due, id);

create table acknowledgement (
    id              bigint      generated always as identity primary key,
    alert           bigint      not null references alert,
    acknowledged_at timestamptz not null,
    acknowledged_by text        not null,
    cause           text        not null,
    comment         text        not null
);
comment on table acknowledgement is 'Who took note of an alert, and what they gave as the cause. Rows are only ever added.';
create index acknowledgement_of_alert on acknowledgement (alert, id);

create table message (
    id              uuid        primary key,
    owner           text        not null,
    name            text        not null,
    way             text        not null check (way in ('email', 'webhook')),
    address         text        not null,
    composed_at     timestamptz not null,
    state           text        not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'cancelled')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    leased_until    timestamptz,
    settled_at      timestamptz,
    problem         text,
    check ((state = 'waiting') = (settled_at is null))
);
comment on table message is 'One e-mail or one call of a webhook, with the deliveries that it carries.';
comment on column message.id is 'Made from the keys of what it carries, so that a repeat bears the same Message-ID and webhook-id.';
comment on column message.leased_until is 'Until when another instance leaves it alone, by the clock of the database.';
create index message_waiting on message (next_attempt_at) where state = 'waiting';
create index message_of_recipient on message (owner, name, way, composed_at);
create index message_failed on message (id) where state = 'failed';

create table delivery (
    alert      bigint      not null references alert,
    owner      text        not null,
    name       text        not null,
    way        text        not null check (way in ('email', 'webhook')),
    kind       text        not null check (kind in ('alert', 'withdrawal')),
    created_at timestamptz not null,
    message    uuid        references message,
    told_at    timestamptz,
    primary key (alert, owner, name, way, kind)
);
comment on table delivery is 'That a recipient is to be told an alert, or its withdrawal, by one way: once each.';
comment on column delivery.told_at is 'When a message that carries it was sent; null while it was not, and for good if the alert no longer stood.';
create index delivery_uncomposed on delivery (owner, name, way) where message is null;
create index delivery_of_message on delivery (message);

create table disabled_webhook (
    owner       text        not null,
    name        text        not null,
    address     text        not null,
    disabled_at timestamptz not null,
    primary key (owner, name, address)
);
comment on table disabled_webhook is 'Webhooks that answered 410 Gone: not called again until another address is entered.';

create table raising (
    one         boolean primary key default true check (one),
    ran_at      timestamptz,
    judged_at   timestamptz
);
comment on table raising is 'When the stages were last judged, and for which instant. One row.';
insert into raising default values;
