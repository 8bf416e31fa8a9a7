/** What is published of the log, checked and proved. */
@NullMarked
package dev.lectern.query.log;

import org.jspecify.annotations.NullMarked;
