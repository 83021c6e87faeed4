package dev.dbguild.advise.whatif;

import dev.dbguild.sql.Name;
import org.jspecify.annotations.Nullable;

/// One change that somebody thinks about.
sealed interface Change {
    /// As it was asked, without a terminator.
    String text();

    /// What kind it is, for people: `new index`.
    String kind();

    /// @param name null when the server chooses it
    record AddIndex(String text, Name table, @Nullable Name name, boolean unique)
            implements Change {
        @Override
        public String kind() {
            return "new index";
        }
    }

    record DropIndex(String text, Name index) implements Change {
        @Override
        public String kind() {
            return "dropped index";
        }
    }

    /// A drop of what a failed concurrent build left, which no plan ever used.
    record DropInvalidIndex(String text, long bytes) implements Change {
        @Override
        public String kind() {
            return "dropped index";
        }
    }

    /// Extended statistics on several columns or on expressions.
    record AddStatistics(String text, @Nullable Name table) implements Change {
        @Override
        public String kind() {
            return "extended statistics";
        }
    }

    record DropStatistics(String text) implements Change {
        @Override
        public String kind() {
            return "dropped statistics";
        }
    }

    /// How finely ANALYZE samples a column.
    record StatisticsTarget(String text, Name table, Name column) implements Change {
        @Override
        public String kind() {
            return "statistics target";
        }
    }

    /// @param value as written: `'64MB'`, `off`
    record Setting(String text, String name, String value) implements Change {
        @Override
        public String kind() {
            return "setting";
        }
    }

    /// @param type as written
    record ColumnType(String text, Name table, Name column, String type) implements Change {
        @Override
        public String kind() {
            return "column type";
        }
    }

    /// @param how `range`, `list` or `hash`
    /// @param parts how many; 0 leaves it to us
    record Partitioning(String text, Name table, String how, Name column, int parts)
            implements Change {
        @Override
        public String kind() {
            return "partitioning";
        }
    }
}
