alter table stint
    add column facts     integer not null default 0,
    add column late_from timestamptz;
comment on column stint.facts is
    'Bits: 1 paid online, 2 electronic result, 4 components digitised, 8 result digitised, 16 reused, 32 from the store, 64 population data, 128 fee stated, 256 fee above nothing, 512 disliked.';
comment on column stint.late_from is
    'The first instant from which the dossier is late for the index; null for never.';

-- What was folded before knows neither: fold it anew.
insert into generation (state, started_at, requested_by, register_read)
select 'building', now(), 'upgrade to the facts of the index', true
where  exists (select 1 from stint)
and    not exists (select 1 from generation where state = 'building');
update generation set folded_through = '', dossiers_folded = 0 where state = 'building';
