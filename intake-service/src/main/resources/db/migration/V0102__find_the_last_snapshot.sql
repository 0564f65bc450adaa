-- What a source last pushed of a dossier: the same again is a duplicate, anything else is new.
create index register_snapshots on register (source, subject, arrival)
  where type = 'vn.dunghen.dossier.reported.v1';
