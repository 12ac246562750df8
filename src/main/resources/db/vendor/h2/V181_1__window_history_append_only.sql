-- What happened to a window stays as it is told. H2's triggers are Java.
CREATE TRIGGER window_event_append_only BEFORE UPDATE, DELETE ON window_event FOR EACH ROW
  CALL 'io.evenhand.protection.AppendOnlyTrigger';
