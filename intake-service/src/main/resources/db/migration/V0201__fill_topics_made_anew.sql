-- A topic that was lost and made anew is filled again from the register.
alter table sequencer
  add column fill_through bigint not null default 0,
  add column fill_topics  text[] not null default '{}';
comment on column sequencer.fill_through is
    'Positions up to this one are published again, to fill_topics only; until then no watermark is promised.';
