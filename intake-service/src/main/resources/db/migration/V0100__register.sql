-- What the suite was told, in the order in which it was told. Nothing here is ever changed.
create table register (
  arrival           bigint generated always as identity primary key,
  source            text        not null,
  id                text        not null,
  topic             text        not null,
  type              text        not null,
  subject           text        not null,
  occurred          timestamptz not null,
  sequence          text,
  sequence_number   bigint,
  event             text        not null,
  fingerprint       bytea       not null check (octet_length(fingerprint) = 32),
  accepted          timestamptz not null,
  declared_recorded timestamptz,
  poster            text        not null,
  correlation       text        not null,
  constraint register_event unique (source, id)
);
comment on table register is 'Every accepted event, append-only: rows are never updated or deleted.';
comment on column register.arrival is 'Order of writing. Has gaps and commits out of order; the order that counts is sequence.position.';
comment on column register.sequence_number is 'The source''s sequence where it is a number below 10^18: gaps are found by it.';
comment on column register.event is 'The CloudEvent as it is published, personal fields sealed, without the attributes that intake adds.';
comment on column register.fingerprint is 'HMAC-SHA256 over the canonical JSON (RFC 8785) of type, subject, time and data before sealing.';
comment on column register.declared_recorded is 'When the suite knew it, as an importer declared it for history; else the sequencer''s stamp counts.';

create index register_by_source on register (source, arrival);
create index register_sequence_numbers on register (source, sequence_number) where sequence_number is not null;
create index register_references on register (arrival) where topic = 'reference-events';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the register is append-only';
end $$;
create trigger register_is_append_only before update or delete or truncate on register
  for each statement execute function refuse_change();

-- What still waits for its position. Written with the register row, emptied by the sequencer.
create table unsequenced (arrival bigint not null)
  with (autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0);
comment on table unsequenced is 'Accepted events without a position yet. No index: it is drained whole, and stays small.';

create table sequence (
  position bigint      primary key,
  arrival  bigint      not null unique,
  stamped  timestamptz not null
);
comment on table sequence is 'The order in which the suite knows events: position without gaps, stamp strictly rising.';

create table sequencer (
  only_row       boolean     primary key default true check (only_row),
  last_position  bigint      not null,
  last_stamp     timestamptz not null,
  published      bigint      not null check (published <= last_position),
  watermark      timestamptz not null
);
comment on table sequencer is 'Where the one active sequencer stands. last_stamp is never behind watermark: what is promised stays true.';
comment on column sequencer.published is 'Every position up to this one is acknowledged by the broker.';
comment on column sequencer.watermark is 'The last instant promised to consumers.';
insert into sequencer (last_position, last_stamp, published, watermark)
values (0, '2000-01-01T00:00:00Z', 0, '2000-01-01T00:00:00Z');

create table dossier_agency (
  dossier text not null,
  agency  text not null,
  primary key (dossier, agency)
);
comment on table dossier_agency is 'The agencies that events named for a dossier: who may speak of it without naming a unit.';

create table dossier_key (
  dossier            text        primary key,
  wrapped_for_sync   bytea       not null,
  wrapped_for_intake bytea       not null,
  created            timestamptz not null
);
comment on table dossier_key is 'The data key of a dossier''s personal fields. Deleting the row erases the person; figures stay.';
comment on column dossier_key.wrapped_for_sync is 'For sync-service alone: AES key wrap under a wrapping key, which stands before it under the public key of sync-service (RSA-OAEP-256).';
comment on column dossier_key.wrapped_for_intake is 'AES key wrap under intake''s own key, so that later events use the same data key.';

create table quarantine (
  id                bigint generated always as identity primary key,
  source            text        not null,
  event_id          text        not null,
  topic             text        not null,
  type              text        not null,
  subject           text        not null,
  occurred          timestamptz not null,
  event             text        not null,
  fingerprint       bytea       not null,
  declared_recorded timestamptz,
  reason            text        not null,
  poster            text        not null,
  correlation       text        not null,
  quarantined       timestamptz not null,
  state             text        not null default 'open' check (state in ('open', 'redriven', 'discarded')),
  settled           timestamptz,
  settled_by        text,
  settled_reason    text,
  constraint quarantine_once unique (source, event_id, fingerprint),
  constraint quarantine_settled check ((state = 'open') = (settled is null) and (settled is null) = (settled_by is null))
);
comment on table quarantine is 'Bodies that came under an id that was used for another body. Personal fields are sealed.';
create index quarantine_open on quarantine (id) where state = 'open';
