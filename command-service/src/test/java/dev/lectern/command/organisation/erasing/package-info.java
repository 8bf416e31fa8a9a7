@NullMarked
package dev.lectern.command.organisation.erasing;

import org.jspecify.annotations.NullMarked;
