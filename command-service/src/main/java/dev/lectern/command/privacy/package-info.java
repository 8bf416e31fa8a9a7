/** The keys of personal text: made when somebody first writes, stored before what was written. */
@NullMarked
package dev.lectern.command.privacy;

import org.jspecify.annotations.NullMarked;
