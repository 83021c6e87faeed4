-- A trading company, as it came from another engine.
DROP TABLE IF EXISTS orders;

CREATE TABLE customers (
    customer_id character(5) NOT NULL PRIMARY KEY,
    company_name character varying(40) NOT NULL,
    phone character varying(24),
    fax character varying(24)
);
CREATE TABLE employees (
    employee_id smallint NOT NULL PRIMARY KEY,
    last_name character varying(20) NOT NULL,
    birth_date date,
    photo bytea,
    reports_to smallint,
    FOREIGN KEY (reports_to) REFERENCES employees
);
CREATE TABLE products (
    product_id smallint NOT NULL PRIMARY KEY,
    product_name character varying(40) NOT NULL,
    unit_price real,
    discontinued integer NOT NULL
);
CREATE TABLE orders (
    order_id smallint NOT NULL PRIMARY KEY,
    customer_id character(5),
    employee_id smallint,
    order_date date,
    freight real,
    FOREIGN KEY (customer_id) REFERENCES customers,
    FOREIGN KEY (employee_id) REFERENCES employees
);
CREATE TABLE order_details (
    order_id smallint NOT NULL,
    product_id smallint NOT NULL,
    unit_price real NOT NULL,
    quantity smallint NOT NULL,
    discount real NOT NULL,
    PRIMARY KEY (order_id, product_id),
    FOREIGN KEY (product_id) REFERENCES products,
    FOREIGN KEY (order_id) REFERENCES orders
);
CREATE TABLE us_states (
    state_id smallint NOT NULL PRIMARY KEY,
    state_name character varying(100),
    state_abbr character varying(2)
);
