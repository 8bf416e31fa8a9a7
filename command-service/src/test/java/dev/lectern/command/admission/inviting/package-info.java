@NullMarked
package dev.lectern.command.admission.inviting;

import org.jspecify.annotations.NullMarked;
