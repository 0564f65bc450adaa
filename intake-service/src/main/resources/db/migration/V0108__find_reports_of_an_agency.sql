-- What was reported of an agency, official results among it: shown beside a letter before it is posted.
create index register_reports on register (subject, arrival) where topic = 'report-events';
