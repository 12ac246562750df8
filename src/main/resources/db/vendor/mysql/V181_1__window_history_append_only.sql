-- What happened to a window stays as it is told.
CREATE TRIGGER window_event_no_update BEFORE UPDATE ON window_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The history of windows is only added to: window_event refuses UPDATE.';
CREATE TRIGGER window_event_no_delete BEFORE DELETE ON window_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The history of windows is only added to: window_event refuses DELETE.';
