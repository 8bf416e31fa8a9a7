@NullMarked
package dev.lectern.command.organisation.owning;

import org.jspecify.annotations.NullMarked;
