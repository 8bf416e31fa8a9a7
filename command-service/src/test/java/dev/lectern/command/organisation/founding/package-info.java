@NullMarked
package dev.lectern.command.organisation.founding;

import org.jspecify.annotations.NullMarked;
