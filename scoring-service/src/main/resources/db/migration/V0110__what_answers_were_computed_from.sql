create table input_version (
    kind    text   primary key,
    changes bigint not null
);
comment on table input_version is 'How often something of a kind was stored in input_event: while the number is the same, so are the rows. Counted by triggers, so that nobody can forget it.';
insert into input_version (kind, changes)
values ('PROCEDURE', 1), ('PETITION', 1), ('REPORT', 1), ('STANDING', 1);

create function count_added_inputs() returns trigger language plpgsql as $$
begin
    perform from input_version where kind in (select kind from added) order by kind for update;
    update input_version set changes = changes + 1 where kind in (select kind from added);
    return null;
end
$$;
create trigger input_event_added after insert on input_event
    referencing new table as added
    for each statement execute function count_added_inputs();

create function count_changed_inputs() returns trigger language plpgsql as $$
begin
    perform from input_version order by kind for update;
    update input_version set changes = changes + 1;
    return null;
end
$$;
create trigger input_event_changed after update or delete or truncate on input_event
    for each statement execute function count_changed_inputs();

-- A range of pages that nothing was written to since is passed over when changes are read, and a row
-- is updated in place all the same: no other kind of index allows both. It has no operators for xid8.
alter table month_cell alter column changed type bigint using changed::text::bigint;
alter table late_cell  alter column changed type bigint using changed::text::bigint;
create index month_cell_changed on month_cell using brin (changed)
    with (pages_per_range = 4, autosummarize = on);
