create table consumed_partition (
    topic       text        not null,
    part        integer     not null check (part >= 0),
    next_offset bigint      not null check (next_offset >= 0),
    watermark   timestamptz,
    advanced_at timestamptz not null,
    primary key (topic, part)
);
comment on table consumed_partition is
    'How far this service has applied each partition. Advanced in the transaction that applies the records, and only from the offset that the consumer expects: that equality fences a consumer which was paused while its partitions moved.';
comment on column consumed_partition.next_offset is 'Offset of the first record that is not applied yet.';
comment on column consumed_partition.watermark is
    'Every event stamped at or before this instant stands before next_offset in this partition. Null until the first watermark came.';

create table set_aside (
    id            bigint generated always as identity primary key,
    topic         text        not null,
    part          integer     not null,
    record_offset bigint      not null,
    record_time   timestamptz not null,
    key           bytea,
    value         bytea,
    header_names  text[]      not null,
    header_values bytea[]     not null,
    reason        text        not null check (reason <> ''),
    first_seen    timestamptz not null,
    attempts      integer     not null default 1 check (attempts >= 1),
    redriven_at   timestamptz,
    unique (topic, part, record_offset),
    check (cardinality(header_names) = cardinality(header_values))
);
comment on table set_aside is
    'Records that could not be handled, kept whole with the reason so that they can be driven again. Written in the transaction that advances the partition past them.';
comment on column set_aside.redriven_at is 'When the record was handled after all; null while it still waits.';
create index set_aside_waiting on set_aside (id) where redriven_at is null;
