-- what somebody answers for by post: whether anything without a post is among it is asked before every leave (CV-4)
CREATE INDEX IF NOT EXISTS tasks_answering_post ON tasks (answering_id, state, post_id);
