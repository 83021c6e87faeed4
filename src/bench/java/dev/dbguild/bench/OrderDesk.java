package dev.dbguild.bench;

import java.util.List;

/// What people at an order desk ask all day, on the tables of TPC-H: look-ups by other columns than the keys, lists of
/// the newest, small reports of one customer, and the changes between.
final class OrderDesk {
    private OrderDesk() {}

    static List<String> statements() {
        return List.of(
                "select * from orders where o_custkey = 1234 order by o_orderdate desc limit 10",
                "select c_custkey, c_name, c_phone from customer where c_phone = '25-989-741-2988'",
                "select o_orderkey, o_totalprice from orders where o_clerk = 'Clerk#000000095' and o_orderstatus = 'O'",
                "select l_orderkey, l_quantity from lineitem where l_partkey = 15519 and l_suppkey = 785",
                "select count(*) from lineitem where l_suppkey = 77 and l_shipdate >= date '1998-08-01'",
                "select p_partkey, p_name from part where p_brand = 'Brand#23' and p_container = 'MED BOX' and p_size = 15",
                "select ps_partkey, ps_supplycost from partsupp where ps_suppkey = 42 and ps_availqty < 100",
                "select o.o_orderdate, sum(l.l_extendedprice) from customer c join orders o on o.o_custkey = c.c_custkey join lineitem l on l.l_orderkey = o.o_orderkey where c.c_name = 'Customer#000001234' group by o.o_orderdate",
                "update orders set o_orderstatus = 'F' where o_custkey = 777 and o_orderstatus = 'P'",
                "update customer set c_acctbal = c_acctbal - 10 where c_name = 'Customer#000000042'");
    }
}
