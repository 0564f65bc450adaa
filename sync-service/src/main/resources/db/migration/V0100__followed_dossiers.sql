create table followed_dossier (
    code          text        primary key,
    last_occurred timestamptz not null
);
comment on table followed_dossier is 'The dossiers that the events told of.';
comment on column followed_dossier.last_occurred is 'When the latest of its known events happened.';

create table followed_agency (
    code text primary key
);
comment on table followed_agency is 'The agencies that the reference events named.';
