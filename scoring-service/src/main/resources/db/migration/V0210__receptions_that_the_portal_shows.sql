alter table month_cell add column received_there   integer not null default 0;
alter table month_cell add column received_on_both integer not null default 0;
comment on column month_cell.received_there is 'Dossiers that the portal shows as received in the month, whether or not they count there in the city.';
comment on column month_cell.received_on_both is 'Those of them that the city received in the month too.';

-- Of what was seen before, nothing is in the cells: fold it anew.
update generation set has_months = false
where  state = 'current' and exists (select 1 from portal_view);
insert into generation (state, started_at, requested_by, register_read)
select 'building', now(), 'upgrade to what the portal shows', true
where  exists (select 1 from portal_view) and exists (select 1 from stint)
and    not exists (select 1 from generation where state = 'building');
update generation set folded_through = '', dossiers_folded = 0
where  state = 'building' and exists (select 1 from portal_view);
