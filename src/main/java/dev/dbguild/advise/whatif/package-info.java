/// What a change of indexes, statistics, settings, partitions or types would do to queries, tried where nothing breaks.
@NullMarked
package dev.dbguild.advise.whatif;

import org.jspecify.annotations.NullMarked;
