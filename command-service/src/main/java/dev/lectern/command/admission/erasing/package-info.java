/** Making unreadable what a participant wrote, for good. */
@NullMarked
package dev.lectern.command.admission.erasing;

import org.jspecify.annotations.NullMarked;
