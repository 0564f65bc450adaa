create table followed_agency (
    code          text        primary key,
    last_occurred timestamptz not null
);
comment on table followed_agency is 'The agencies that dossier events made responsible.';
comment on column followed_agency.last_occurred is
    'When a dossier was last received for it or passed to it.';

create table followed_recipient (
    agency text not null,
    name   text not null,
    primary key (agency, name)
);
comment on table followed_recipient is 'Who is named as the recipient of an agency''s messages.';
