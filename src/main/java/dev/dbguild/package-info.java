/// The words that every layer speaks: [Problem] and its [Code], the class index [Found] and [Json].
@NullMarked
package dev.dbguild;

import org.jspecify.annotations.NullMarked;
