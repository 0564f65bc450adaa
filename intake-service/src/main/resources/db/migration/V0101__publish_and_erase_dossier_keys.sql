-- Keys travel to sync-service on a topic of their own, and are destroyed when a person is erased.
alter table dossier_key
  alter column wrapped_for_sync drop not null,
  alter column wrapped_for_intake drop not null,
  add column erased             timestamptz,
  add column erased_by          text,
  add column erased_reason      text,
  add column erased_correlation text,
  add constraint dossier_key_whole_or_erased check (
    (wrapped_for_sync is null) = (erased is not null)
    and (wrapped_for_intake is null) = (erased is not null)
    and (erased_by is null) = (erased is null)
    and (erased_reason is null) = (erased is null)
    and (erased_correlation is null) = (erased is null));
comment on table dossier_key is 'The data key of a dossier''s personal fields. Erasing a person empties the key for good and keeps the row, so that no other key is ever made for the dossier; figures stay.';
comment on column dossier_key.erased is 'When the key was destroyed; who did it and why stands beside it.';
create index dossier_key_erased on dossier_key (dossier) where erased is not null;

create table unpublished_key (
  number  bigint generated always as identity primary key,
  dossier text not null references dossier_key
)
  with (autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0);
comment on table unpublished_key is 'Keys, and destructions of keys, that the broker has not acknowledged yet. Written with the change of dossier_key, emptied by the sequencer.';
insert into unpublished_key (dossier) select dossier from dossier_key;
