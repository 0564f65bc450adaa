create table input_event (
    source   text        not null,
    id       text        not null,
    kind     text        not null check (kind in ('PROCEDURE', 'PETITION', 'REPORT', 'STANDING')),
    subject  text        not null,
    type     text        not null,
    occurred timestamptz not null,
    recorded timestamptz not null,
    position bigint      not null,
    period   text,
    content  text        not null,
    primary key (source, id)
);
comment on table input_event is 'The events about procedures, petitions, reports and official standings that were consumed, once each. Few: what follows from them is folded from here when it is asked for.';
comment on column input_event.subject is 'Code of the procedure, the petition or the agency.';
comment on column input_event.period is 'Of a report or standing: the period that it is for.';
comment on column input_event.content is 'The CloudEvent as it came, personal fields sealed.';
create index input_event_of_subject on input_event (kind, subject);
create index input_event_by_time on input_event (occurred) where kind = 'PETITION';
