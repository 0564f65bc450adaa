create table portal_view (
    dossier    text        not null,
    number     bigint      not null,
    known_from timestamptz not null,
    known_to   timestamptz not null,
    present    boolean     not null,
    by         text        not null check (by in ('acknowledged', 'look-up', 'list')),
    status     smallint    check (status between 1 and 10),
    procedure  text,
    received   timestamptz,
    promised   timestamptz,
    ended      timestamptz,
    primary key (dossier, known_from, number),
    check (known_from <= known_to),
    check (present or status is null),
    check (status is not null or (procedure is null and received is null and promised is null and ended is null))
);
comment on table portal_view is 'What the portal showed of a dossier, as known from known_from (when it was seen) until before known_to (when the next view was seen; the far end is the year 9999). Every view that was heard of, whatever the order it came in.';
comment on column portal_view.number is 'The number of the view among the dossier''s: orders views seen at one instant, of which only the last is ever known.';
comment on column portal_view.status is 'The national status (TrangThaiHoSo); null where nothing but the presence was shown.';
create index portal_view_received on portal_view (received) where present;
create index portal_view_undated on portal_view (dossier) where present and received is null;
