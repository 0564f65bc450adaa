create table restoration (
    id          bigint      generated always as identity primary key,
    taken_at    timestamptz not null,
    restored_at timestamptz not null default now(),
    settled_at  timestamptz,
    check (taken_at <= restored_at)
);
comment on table restoration is
    'That this database was put back from a backup: what the service did outside of it between taken_at and restored_at is forgotten here, and must not be done a second time.';
comment on column restoration.taken_at is 'The instant that the backup shows.';
comment on column restoration.settled_at is
    'When everything recorded by restored_at was applied again and the service had taken care of what it forgot; null until then.';
create index restoration_unsettled on restoration (id) where settled_at is null;

alter table consumed_partition add column topic_id text;
comment on column consumed_partition.topic_id is
    'The id that the broker gave the topic in which next_offset counts. Another id under the same name is another topic: it is read from its beginning. Null until it was asked for.';

create table published_topic (
    topic    text primary key,
    topic_id text not null
);
comment on table published_topic is
    'The topics that this service fills, by the ids that the broker gave them. One with another id was made anew, is empty, and is filled again.';
