/** Making unreadable what names a member and what the member wrote, for good. */
@NullMarked
package dev.lectern.command.organisation.erasing;

import org.jspecify.annotations.NullMarked;
