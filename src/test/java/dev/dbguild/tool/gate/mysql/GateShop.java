package dev.dbguild.tool.gate.mysql;

import dev.dbguild.engine.Target;
import dev.dbguild.engine.mysql.SharedMariaDb;

/// A database with everything that a statement could abuse: code that writes, waits, locks and exports under names that
/// do not tell, and its harmless relatives.
final class GateShop {
    private static final String[] TABLES = {
        "create table customers (id int primary key auto_increment, name varchar(50))",
        "create table orders (id int primary key, customer_id int, status varchar(10), total decimal(10,2),"
                + " note text, key by_customer (customer_id), fulltext key words (note))",
        "insert into customers (name) select concat('c', seq) from seq_1_to_50",
        "insert into orders select seq, 1 + seq % 50, elt(1 + seq % 2, 'open', 'paid'), seq, 'a note' from seq_1_to_500",
        "create table touched_rows (n int) engine = myisam",
        "create table odd (`select` int, `into` int, `for` int, `update` int, `delete` int, default_role int)",
        "create table parted (id int) partition by hash (id) partitions 2",
        "create table versioned (id int) with system versioning",
        "create sequence numbers",
        "create table counted (n int default nextval(numbers), m int)",
        "insert into counted (m) values (1)",
    };
    private static final String[] HARMFUL = {
        "create procedure touch() insert into touched_rows values (1)",
        "create function touched(n int) returns int modifies sql data begin insert into touched_rows values (n); return n; end",
        "create function lies(n int) returns int deterministic no sql begin insert into touched_rows values (n); return n; end",
        "create function waits(n int) returns int no sql return sleep(n)",
        "create function locks(n int) returns int reads sql data begin declare x int; select get_lock('held', n) into x; return x; end",
        "create function exports(n int) returns int reads sql data begin select n into outfile '/tmp/dbguild-out-30'; return n; end",
        "create function outfiles() returns int return (select length(load_file('/etc/passwd')))",
        "create function sets_global(n int) returns int no sql begin set global max_connections = 77; return n; end",
        "create function assigns_server() returns int begin set @@global.max_connections = 78, @@session.sql_mode = ''; return 1; end",
        "create function takes_number() returns bigint return nextval(numbers)",
        "create function kills(n int) returns int begin kill query 1; return 1; end",
        "create function calls_touch(n int) returns int modifies sql data begin call touch(); return n; end",
        "create function inner_touched(n int) returns int reads sql data return touched(n) + 1",
        "create function inner_waits(n int) returns int return doubled(waits(5))",
        "create function `count`(n int) returns int return waits(5)",
        "create function hides(n int) returns varchar(50) return concat('\\\\', sleep(n), '\\\\')",
        "create view lock_view as select get_lock('held', 1) as l",
        "create view wait_view as select waits(5) as w",
        "create view touch_view as select touched(1) as t from orders",
        "create view inner_view as select * from touch_view",
        "create view outer_view as select * from inner_view",
    };
    private static final String[] HARMLESS = {
        "create function doubled(n int) returns int deterministic no sql return n * 2",
        "create function label(status varchar(10)) returns varchar(20) begin declare t varchar(20) default '';"
                + " if status = 'open' then set t = concat('is ', status); else set t = 'is done'; end if; return t; end",
        "create function open_orders(customer int) returns int reads sql data begin declare n int;"
                + " select count(*) into n from orders where customer_id = customer and status = 'open'; return n; end",
        "create function with_escapes(t varchar(10)) returns varchar(20) return concat('\\\\', t, 'it\\'s', '\\\\')",
        "create view rich as select * from orders where total > 100",
        "create view open_view as select id, label(status) as l from orders where status = 'open'",
        "create view nested_view as select r.id, doubled(r.id) as d from rich r",
    };

    private static final String NAME = SharedMariaDb.freshDatabase();
    private static final Target ROOT = make();

    private GateShop() {}

    static String name() {
        return NAME;
    }

    /// The database as a target whose user may do everything.
    static Target root() {
        return ROOT;
    }

    private static Target make() {
        SharedMariaDb.run(NAME, TABLES);
        SharedMariaDb.run(NAME, HARMLESS);
        SharedMariaDb.run(NAME, HARMFUL);
        SharedMariaDb.run(
                NAME,
                "set sql_mode = 'ANSI_QUOTES'",
                "create function in_ansi_quotes(n int) returns int return \"waits\"(n)",
                "create database other_" + NAME,
                "create table other_" + NAME + ".rows_of_far (n int)",
                "create function other_"
                        + NAME
                        + ".far_touched(n int) returns int begin insert into rows_of_far values (n); return n; end",
                "create view other_"
                        + NAME
                        + ".far_view as select other_"
                        + NAME
                        + ".far_touched(1) as t");
        return SharedMariaDb.target(NAME, "root", "");
    }
}
