package dev.dbguild.review.mysql;

import dev.dbguild.review.mysql.Online.Algorithm;
import dev.dbguild.review.mysql.Online.Lock;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a server will carry out a statement that alters a table.
///
/// @param table the table it alters
/// @param operations what the statement asks for, in order
/// @param best the least work that the server can do it with
/// @param asked what the statement asks for by ALGORITHM and LOCK
public record OnlineDdl(Name table, List<Operation> operations, Online best, Asked asked) {
    private static final Set<Operation> LEAVE_VERSIONS =
            Set.of(Operation.ADD_COLUMN, Operation.ADD_COLUMN_PLACED, Operation.DROP_COLUMN);

    /// The version whose way is taken where an instant change stands beside one that is not.
    private static final ServerVersion BEFORE_INSTANT = new ServerVersion(8, 0, 0);

    public OnlineDdl {
        operations = List.copyOf(operations);
    }

    /// What is known of a statement; empty when it alters no table or nothing is known of it.
    public static Optional<OnlineDdl> predict(Statement statement, MySqlTables tables) {
        return switch (statement) {
            case Statement.AlterTable alter when alter.object().equals("TABLE") ->
                    predict(alter.name(), alter.actions(), statement, tables);
            case Statement.CreateIndex index ->
                    predict(
                            index.table(),
                            List.of(new AlterAction.AddConstraint(MySqlTables.key(index))),
                            statement,
                            tables);
            case Statement.DropKey drop ->
                    predict(
                            drop.target(),
                            List.of(new AlterAction.DropKey(drop.index())),
                            statement,
                            tables);
            case Statement.Maintain upkeep
                    when upkeep.kind().equals("OPTIMIZE TABLE") && upkeep.target() != null ->
                    predict(upkeep.target(), List.of(new AlterAction.Rebuild()), statement, tables);
            case Statement.RenameTables rename ->
                    predict(
                            rename.target(),
                            List.of(new AlterAction.RenameTable(rename.to().getFirst())),
                            statement,
                            tables);
            default -> Optional.empty();
        };
    }

    private static Optional<OnlineDdl> predict(
            Name name, List<AlterAction> actions, Statement statement, MySqlTables tables) {
        List<Operation> operations = new Operations(tables, name).of(actions);
        List<Online> ways = ways(operations, tables.version());
        if (ways.isEmpty() || ways.size() < operations.size()) {
            return Optional.empty();
        }
        Online best = ways.stream().reduce(Online::and).orElseThrow();
        boolean cascades = best.algorithm() != Algorithm.INSTANT && tables.table(name).cascades();
        boolean locks = cascades && !tables.version().mariaDb();
        return Optional.of(
                new OnlineDdl(
                        name,
                        operations,
                        locks ? best.locking(Lock.SHARED) : best,
                        Asked.of(statement)));
    }

    private static List<Online> ways(List<Operation> operations, ServerVersion version) {
        OnlineTable table = OnlineTable.get();
        List<Online> own = new ArrayList<>();
        operations.forEach(each -> table.cell(each, version).ifPresent(own::add));
        boolean instant = own.stream().allMatch(way -> way.algorithm() == Algorithm.INSTANT);
        if (instant || version.mariaDb()) {
            return own;
        }
        List<Online> together = new ArrayList<>();
        for (Operation each : operations) {
            table.cell(each, version)
                    .map(way ->
                            way.algorithm() == Algorithm.INSTANT
                                    ? table.cell(each, BEFORE_INSTANT).orElse(way)
                                    : way)
                    .ifPresent(together::add);
        }
        return together;
    }

    /// How it will be carried out: as asked where that is possible, otherwise as well as can be.
    public Online online() {
        Algorithm wanted = asked.algorithm();
        if (wanted == null || wanted.compareTo(best.algorithm()) <= 0) {
            return asked.lock() == null ? best : best.locking(asked.lock());
        }
        boolean copy = wanted == Algorithm.COPY;
        Online worse =
                new Online(
                        wanted,
                        copy ? Lock.SHARED : best.lock(),
                        copy || best.rebuild(),
                        !copy && best.metadataOnly(),
                        best.verified());
        return asked.lock() == null ? worse : worse.locking(asked.lock());
    }

    /// Whether the server refuses it at once, because it asks for less than the work takes.
    public boolean refused() {
        boolean algorithm =
                asked.algorithm() != null && asked.algorithm().compareTo(best.algorithm()) < 0;
        boolean lock = asked.lock() != null && asked.lock().compareTo(best.lock()) < 0;
        return algorithm || lock;
    }

    boolean leavesVersion() {
        return best.algorithm() == Algorithm.INSTANT
                && operations.stream().anyMatch(LEAVE_VERSIONS::contains);
    }

    /// The operations in words, the costliest first.
    public String what() {
        return OnlineTable.get().what(costliest());
    }

    private Operation costliest() {
        return operations.stream()
                .max(
                        java.util.Comparator.comparing(each ->
                                OnlineTable.get()
                                        .cell(each, BEFORE_INSTANT)
                                        .map(Online::algorithm)
                                        .orElse(Algorithm.INPLACE)))
                .orElseThrow();
    }
}
