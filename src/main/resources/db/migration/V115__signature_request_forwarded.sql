-- Until when a signature can be given, how often it was handed on, and which reminder was sent last, by the job that sent it.
ALTER TABLE signature_request ADD COLUMN sign_by DATETIME(6) NULL;
ALTER TABLE signature_request ADD COLUMN forwards INT NOT NULL DEFAULT 0;
ALTER TABLE signature_request ADD COLUMN last_reminder BIGINT NULL;
