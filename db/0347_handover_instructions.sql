-- cover_instructions: what whoever hands over says of one task of a handover list: what is to be done next and whom to call (DL-6, CV-4); an empty text was taken back
CREATE TABLE IF NOT EXISTS cover_instructions (
    sheet_id    BIGINT        NOT NULL,
    task_id     BIGINT        NOT NULL,
    text        VARCHAR(500)  NOT NULL,
    written_by  BIGINT        NOT NULL,
    written_at  VARCHAR(27)   NOT NULL,
    PRIMARY KEY (sheet_id, task_id)
);
