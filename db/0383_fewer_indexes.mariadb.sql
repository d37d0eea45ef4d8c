-- Every index of tasks is written with every task; what these were for is found by others.
DROP INDEX IF EXISTS tasks_closed ON tasks;
DROP INDEX IF EXISTS tasks_answering_post ON tasks;
