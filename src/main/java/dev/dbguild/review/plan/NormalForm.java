package dev.dbguild.review.plan;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A schema as text that is equal for equal schemas, however they came about.
///
/// @param objects what each object is, by kind and name
/// @param order the columns of each table, in their order
record NormalForm(Map<String, String> objects, Map<String, List<String>> order) {

    static NormalForm of(Connection connection) {
        return of(SchemaObjects.of(connection));
    }

    static NormalForm of(List<SchemaObject> all) {
        Map<String, String> objects = new LinkedHashMap<>();
        all.forEach(each -> objects.put(each.key(), each.make()));
        Map<String, List<String>> order =
                all.stream()
                        .filter(each -> each.kind().equals("column"))
                        .collect(
                                Collectors.groupingBy(
                                        SchemaObject::on,
                                        LinkedHashMap::new,
                                        Collectors.mapping(SchemaObject::id, Collectors.toList())));
        return new NormalForm(objects, order);
    }

    /// What differs in `other`, as sentences; the order of columns is left to [#reordered].
    List<String> differences(NormalForm other) {
        List<String> all = new ArrayList<>();
        objects.forEach((key, make) -> {
            String there = other.objects.get(key);
            if (there == null) {
                all.add(key + " is missing");
            } else if (!there.equals(make)) {
                all.add(key + " is '" + there + "', was '" + make + "'");
            }
        });
        other.objects.keySet().stream()
                .filter(key -> !objects.containsKey(key))
                .forEach(key -> all.add(key + " is left over"));
        return all;
    }

    /// The tables of both whose columns stand in another order.
    List<String> reordered(NormalForm other) {
        return order.entrySet().stream()
                .filter(entry -> other.order.containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue().equals(other.order.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
