package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.review.mysql.Operation;
import java.util.List;

/// A VARCHAR that grows from up to 255 bytes to more.
final class ExtendVarcharAcrossLengthByte implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "extend-varchar-across-length-byte",
                            Severity.WARNING,
                            "the table is copied, and writes wait",
                            "stay within 255 bytes, or make the column long enough at once",
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a varchar(60)) charset=utf8mb4;\n-- file: V2__b.sql\nalter table t modify a varchar(64);",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a varchar(85)) charset=utf8mb3;\n-- file: V2__b.sql\nalter table t modify a varchar(86);",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a varchar(255)) charset=latin1;\n-- file: V2__b.sql\nalter table t modify a varchar(256);"),
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a varchar(60)) charset=utf8mb4;\n-- file: V2__b.sql\nalter table t modify a varchar(63);",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a varchar(64)) charset=utf8mb4;\n-- file: V2__b.sql\nalter table t modify a varchar(2000);",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, a varchar(200)) charset=latin1;\n-- file: V2__b.sql\nalter table t modify a varchar(255);"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        return OnlineWording.copies(change, Operation.EXTEND_VARCHAR_ACROSS);
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.told(step, change)
                        + "; up to 255 bytes (63 characters of utf8mb4, 85 of utf8mb3, 255 of latin1) a length takes one byte, beyond them two",
                new Remedy(
                        "stay within 255 bytes, or copy in small steps: "
                                + OnlineWording.ghost(step, change),
                        null),
                new Claim.Means(change.table()));
    }
}
