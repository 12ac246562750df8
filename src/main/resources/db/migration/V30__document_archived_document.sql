-- Documents by the SHA-256 of their bytes: written once, never changed.
CREATE TABLE archived_document (
    hash       VARCHAR(64)  NOT NULL PRIMARY KEY,
    media_type VARCHAR(100) NOT NULL,
    file_name  VARCHAR(255) NOT NULL,
    content    LONGBLOB     NOT NULL,
    stored_at  DATETIME(6) NOT NULL
);
