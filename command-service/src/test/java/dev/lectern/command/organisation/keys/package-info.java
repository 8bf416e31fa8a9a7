@NullMarked
package dev.lectern.command.organisation.keys;

import org.jspecify.annotations.NullMarked;
