/// Rules over a schema as it is: keys, types, indexes, names, rights, normal forms. One file each.
@NullMarked
package dev.dbguild.review.design;

import org.jspecify.annotations.NullMarked;
