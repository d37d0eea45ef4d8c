-- remedy_orders: an overdue task that was ordered to be put right straight from the list; one order a task (BR-2)
CREATE TABLE IF NOT EXISTS remedy_orders (
    task_id        BIGINT       NOT NULL PRIMARY KEY,
    order_task_id  BIGINT       NOT NULL,
    ordered_by     BIGINT       NOT NULL,
    ordered_at     VARCHAR(27)  NOT NULL
);
CREATE INDEX IF NOT EXISTS remedy_orders_order ON remedy_orders (order_task_id);
