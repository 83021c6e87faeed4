package dev.dbguild.engine;

import dev.dbguild.schema.Sequence;
import java.util.List;

/// Reads how far each sequence has come, nearest its end first.
public interface ReadsSequences extends Capability {
    List<Sequence> read(Target target);
}
