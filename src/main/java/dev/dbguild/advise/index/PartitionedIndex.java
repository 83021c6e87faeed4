package dev.dbguild.advise.index;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An index on a partitioned table, made without blocking writes: on the parent alone, where it stays invalid, then
/// concurrently on each partition, then the parts are attached, by which the parent's becomes valid.
///
/// @param parts the partitions, none of them partitioned itself
record PartitionedIndex(Table table, List<Table> parts, String name, String rest) {
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?i)create index (?:concurrently )?(\\S+|\"[^\"]+\") on (?:only )?(.*?);?");

    /// Empty for a table that is not partitioned, or whose partitions are.
    static Optional<PartitionedIndex> of(Table table, Schema schema, String statement) {
        List<Table> parts =
                schema.tables().stream()
                        .filter(part -> table.qualified().equals(part.partitionOf()))
                        .toList();
        Matcher read = STATEMENT.matcher(statement);
        boolean plain = parts.stream().noneMatch(part -> part.kind() == TableKind.PARTITIONED);
        String written = IndexStatement.table(table.namespace(), table.name());
        if (table.kind() != TableKind.PARTITIONED
                || !plain
                || !read.matches()
                || !read.group(2).startsWith(written)) {
            return Optional.empty();
        }
        return Optional.of(
                new PartitionedIndex(
                        table, parts, read.group(1), read.group(2).substring(written.length())));
    }

    String statements() {
        StringBuilder all =
                new StringBuilder("create index " + name + " on only " + on(table) + ";");
        parts.forEach(part -> all.append(part(part)));
        return all.toString();
    }

    private String part(Table part) {
        String own = IndexStatement.quoted(cut(part.name() + "_" + suffix()));
        return "\ncreate index concurrently %s on %s;\nalter index %s attach partition %s;"
                .formatted(
                        own,
                        on(part),
                        IndexStatement.table(table.namespace(), bare(name)),
                        IndexStatement.table(part.namespace(), bare(own)));
    }

    private String on(Table relation) {
        return IndexStatement.table(relation.namespace(), relation.name()) + rest;
    }

    private String suffix() {
        return bare(name).startsWith(table.name() + "_")
                ? bare(name).substring(table.name().length() + 1)
                : bare(name);
    }

    private static String bare(String written) {
        return written.replaceAll("^\"|\"$", "");
    }

    private static String cut(String name) {
        return name.length() > 63 ? name.substring(0, 63) : name;
    }
}
