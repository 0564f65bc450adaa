create table scheduled_release (
    period     text        primary key,
    due_at     timestamptz not null,
    release    bigint      unique references release,
    drafted_at timestamptz not null
);
comment on table scheduled_release is 'Which release the schedule drafted for a month: one, whoever runs and however often.';
comment on column scheduled_release.release is 'Set in the transaction that makes the row: the row is claimed before the release is written.';
