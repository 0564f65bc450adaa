alter table delivery add column held boolean not null default false;
comment on column delivery.held is
    'Whether it may have been told already, before the database was put back from a backup: it is told only on a person''s word.';
create index delivery_held on delivery (alert) where held;
