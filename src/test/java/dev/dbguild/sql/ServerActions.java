package dev.dbguild.sql;

import java.util.List;

/// The sub-commands of an ALTER, as the server's tree and as the reader's model have them, in the server's words:
/// `DropColumn c`.
final class ServerActions {
    /// The server's `AlterTableType`, in its order.
    private static final List<String> TYPES =
            List.of(
                    "AddColumn",
                    "AddColumnToView",
                    "ColumnDefault",
                    "CookedColumnDefault",
                    "DropNotNull",
                    "SetNotNull",
                    "SetExpression",
                    "DropExpression",
                    "SetStatistics",
                    "SetOptions",
                    "ResetOptions",
                    "SetStorage",
                    "SetCompression",
                    "DropColumn",
                    "AddIndex",
                    "ReAddIndex",
                    "AddConstraint",
                    "ReAddConstraint",
                    "ReAddDomainConstraint",
                    "AlterConstraint",
                    "ValidateConstraint",
                    "AddIndexConstraint",
                    "DropConstraint",
                    "ReAddComment",
                    "AlterColumnType",
                    "AlterColumnGenericOptions",
                    "ChangeOwner",
                    "ClusterOn",
                    "DropCluster",
                    "SetLogged",
                    "SetUnLogged",
                    "DropOids",
                    "SetAccessMethod",
                    "SetTableSpace",
                    "SetRelOptions",
                    "ResetRelOptions",
                    "ReplaceRelOptions",
                    "EnableTrig",
                    "EnableAlwaysTrig",
                    "EnableReplicaTrig",
                    "DisableTrig",
                    "EnableTrigAll",
                    "DisableTrigAll",
                    "EnableTrigUser",
                    "DisableTrigUser",
                    "EnableRule",
                    "EnableAlwaysRule",
                    "EnableReplicaRule",
                    "DisableRule",
                    "AddInherit",
                    "DropInherit",
                    "AddOf",
                    "DropOf",
                    "ReplicaIdentity",
                    "EnableRowSecurity",
                    "DisableRowSecurity",
                    "ForceRowSecurity",
                    "NoForceRowSecurity",
                    "GenericOptions",
                    "AttachPartition",
                    "DetachPartition",
                    "DetachPartitionFinalize",
                    "AddIdentity",
                    "SetIdentity",
                    "DropIdentity",
                    "ReAddStatistics");

    private ServerActions() {}

    static List<String> of(ServerTree tree) {
        return switch (tree.label()) {
            case "ALTERTABLESTMT" ->
                    tree.list("cmds").stream()
                            .map(ServerTree.class::cast)
                            .map(ServerActions::command)
                            .toList();
            case "RENAMESTMT" -> renamed(tree);
            case "ALTEROBJECTSCHEMASTMT" ->
                    tree.node("relation") == null
                            ? List.of()
                            : List.of("SetSchema " + tree.text("newschema"));
            case "ALTEROBJECTDEPENDSSTMT" ->
                    tree.node("relation") == null || tree.field("object") != null
                            ? List.of()
                            : List.of("DependsOnExtension");
            case "ALTERSEQSTMT" -> List.of("SequenceOptions");
            default -> List.of();
        };
    }

    private static List<String> renamed(ServerTree tree) {
        if (tree.node("relation") == null) {
            return List.of();
        }
        String to = tree.text("newname");
        return switch (ServerKinds.object(tree.number("renameType"))) {
            case "COLUMN", "ATTRIBUTE" ->
                    List.of("RenameColumn " + tree.text("subname") + " " + to);
            case "TABCONSTRAINT" -> List.of("RenameConstraint " + tree.text("subname") + " " + to);
            case "TRIGGER", "POLICY", "RULE" -> List.of();
            default -> List.of("Rename " + to);
        };
    }

    private static String command(ServerTree command) {
        String type = TYPES.get(command.number("subtype"));
        ServerTree definition = command.node("def");
        String name =
                switch (type) {
                    case "AddColumn" -> definition == null ? "" : definition.text("colname");
                    case "AddConstraint" -> definition == null ? "" : definition.text("conname");
                    case "AlterConstraint" -> definition == null ? "" : definition.text("conname");
                    case "AddInherit", "DropInherit" ->
                            definition == null ? "" : definition.text("relname");
                    case "AttachPartition", "DetachPartition", "DetachPartitionFinalize" ->
                            partition(command);
                    case "SetTableSpace", "SetAccessMethod", "ChangeOwner" -> "";
                    case "AlterColumnGenericOptions" -> "";
                    default ->
                            command.number("num") > 0 ? command.text("num") : command.text("name");
                };
        return (type + " " + name).strip();
    }

    private static String partition(ServerTree command) {
        ServerTree definition = command.node("def");
        ServerTree name = definition == null ? null : definition.node("name");
        return name == null ? "" : name.text("relname");
    }

    static List<String> of(Statement statement) {
        return switch (statement) {
            case Statement.AlterTable alter ->
                    alter.actions().stream().map(ServerActions::named).toList();
            case Statement.AlterType alter ->
                    alter.actions().stream().map(ServerActions::named).toList();
            default -> List.of();
        };
    }

    private static String named(AlterAction action) {
        return switch (action) {
            case AlterAction.AddColumn it -> "AddColumn " + it.column().name().last();
            case AlterAction.DropColumn it -> "DropColumn " + it.column().last();
            case AlterAction.AlterType it -> "AlterColumnType " + it.column().last();
            case AlterAction.SetNotNull it -> "SetNotNull " + it.column().last();
            case AlterAction.DropNotNull it -> "DropNotNull " + it.column().last();
            case AlterAction.SetDefault it -> "ColumnDefault " + it.column().last();
            case AlterAction.DropDefault it -> "ColumnDefault " + it.column().last();
            case AlterAction.AddIdentity it -> "AddIdentity " + it.column().last();
            case AlterAction.SetIdentity it -> "SetIdentity " + it.column().last();
            case AlterAction.DropIdentity it -> "DropIdentity " + it.column().last();
            case AlterAction.SetExpression it -> "SetExpression " + it.column().last();
            case AlterAction.DropExpression it -> "DropExpression " + it.column().last();
            case AlterAction.SetStatistics it -> "SetStatistics " + it.column().last();
            case AlterAction.SetStorage it -> "SetStorage " + it.column().last();
            case AlterAction.SetCompression it -> "SetCompression " + it.column().last();
            case AlterAction.SetColumnOptions it ->
                    (it.reset() ? "ResetOptions " : "SetOptions ") + it.column().last();
            default -> ofConstraint(action);
        };
    }

    private static String ofConstraint(AlterAction action) {
        return switch (action) {
            case AlterAction.AddConstraint it ->
                    ("AddConstraint " + last(it.constraint().name())).strip();
            case AlterAction.AlterConstraint it -> "AlterConstraint " + it.constraint().last();
            case AlterAction.ValidateConstraint it ->
                    "ValidateConstraint " + it.constraint().last();
            case AlterAction.DropConstraint it -> "DropConstraint " + it.constraint().last();
            case AlterAction.RenameTable it -> "Rename " + it.to().last();
            case AlterAction.RenameColumn it ->
                    "RenameColumn " + it.from().last() + " " + it.to().last();
            case AlterAction.RenameConstraint it ->
                    "RenameConstraint " + it.from().last() + " " + it.to().last();
            default -> ofRelation(action);
        };
    }

    private static String ofRelation(AlterAction action) {
        return switch (action) {
            case AlterAction.SetSchema it -> "SetSchema " + it.schema().last();
            case AlterAction.AttachPartition it -> "AttachPartition " + it.partition().last();
            case AlterAction.DetachPartition it ->
                    (it.finish() ? "DetachPartitionFinalize " : "DetachPartition ")
                            + it.partition().last();
            case AlterAction.SetOptions it -> it.reset() ? "ResetRelOptions" : "SetRelOptions";
            case AlterAction.ChangeOwner it -> "ChangeOwner";
            case AlterAction.ClusterOn it ->
                    it.index() == null ? "DropCluster" : "ClusterOn " + it.index().last();
            case AlterAction.Inherit it -> "AddInherit " + it.parent().last();
            case AlterAction.NoInherit it -> "DropInherit " + it.parent().last();
            case AlterAction.OfType it -> it.type() == null ? "DropOf" : "AddOf";
            case AlterAction.ReplicaIdentity it -> "ReplicaIdentity";
            case AlterAction.RowSecurity it -> rowSecurity(it.what());
            case AlterAction.MoveStorage it -> moved(it.what());
            case AlterAction.SwitchTrigger it -> trigger(it);
            case AlterAction.SwitchRule it -> rule(it);
            case AlterAction.Other it -> other(it.kind());
            default -> "? " + action;
        };
    }

    private static String last(@org.jspecify.annotations.Nullable Name name) {
        return name == null ? "" : name.last();
    }

    private static String rowSecurity(String what) {
        return switch (what) {
            case "ENABLE" -> "EnableRowSecurity";
            case "DISABLE" -> "DisableRowSecurity";
            case "FORCE" -> "ForceRowSecurity";
            default -> "NoForceRowSecurity";
        };
    }

    private static String moved(String what) {
        return switch (what) {
            case "SET LOGGED" -> "SetLogged";
            case "SET UNLOGGED" -> "SetUnLogged";
            case "SET ACCESS METHOD" -> "SetAccessMethod";
            default -> "SetTableSpace";
        };
    }

    private static String trigger(AlterAction.SwitchTrigger it) {
        String verb = it.enable() ? "Enable" : "Disable";
        return switch (it.trigger()) {
            case "ALL" -> verb + "TrigAll";
            case "USER" -> verb + "TrigUser";
            default -> verb + firing(it.firing()) + "Trig " + Name.of(it.trigger()).last();
        };
    }

    private static String rule(AlterAction.SwitchRule it) {
        return (it.enable() ? "Enable" : "Disable")
                + firing(it.firing())
                + "Rule "
                + it.rule().last();
    }

    private static String firing(String firing) {
        return switch (firing) {
            case "ALWAYS" -> "Always";
            case "REPLICA" -> "Replica";
            default -> "";
        };
    }

    private static String other(String kind) {
        return switch (kind) {
            case "ALTER COLUMN OPTIONS" -> "AlterColumnGenericOptions";
            case "OPTIONS" -> "GenericOptions";
            case "SET WITHOUT OIDS" -> "DropOids";
            case "SEQUENCE OPTIONS" -> "SequenceOptions";
            case "DEPENDS ON EXTENSION", "NO DEPENDS ON EXTENSION" -> "DependsOnExtension";
            default -> "? " + kind;
        };
    }
}
