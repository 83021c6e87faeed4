package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.mysql.OnlineDdl;
import dev.dbguild.review.mysql.Operation;
import java.util.List;

/// An ENUM or SET whose members change other than by appending.
final class ChangeEnumMembers implements OnlineRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "change-enum-members",
                            Severity.WARNING,
                            "the table is copied, and writes wait",
                            "append members at the end, and remove none",
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, s enum('a','b'));\n-- file: V2__b.sql\nalter table t modify s enum('a','c','b');",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, s enum('a','b'));\n-- file: V2__b.sql\nalter table t modify s enum('a');",
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, s set('1','2','3','4','5','6','7','8'));\n-- file: V2__b.sql\nalter table t modify s set('1','2','3','4','5','6','7','8','9');"),
                            List.of(
                                    "-- file: V1__a.sql (history)\ncreate table t (id int primary key, s enum('a','b'));\n-- file: V2__b.sql\nalter table t modify s enum('a','b','c'), algorithm=instant;",
                                    "create table t (id int primary key, s enum('a','b')); alter table t modify s enum('b');"))
                    .forEngines("mysql");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean isMeant(OnlineDdl change) {
        return OnlineWording.copies(change, Operation.CHANGE_MEMBERS);
    }

    @Override
    public Suspicion suspicion(Step step, OnlineDdl change) {
        return new Suspicion(
                change.table().text(),
                OnlineWording.told(step, change) + "; rows that hold a removed member lose it",
                new Remedy(
                        "append new members behind the old ones, which takes no copy while their number needs no more bytes (255 members of an ENUM; 8, 16, 24, 32 of a SET); keep old members",
                        null),
                new Claim.Means(change.table()));
    }
}
