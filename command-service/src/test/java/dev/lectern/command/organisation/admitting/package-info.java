@NullMarked
package dev.lectern.command.organisation.admitting;

import org.jspecify.annotations.NullMarked;
