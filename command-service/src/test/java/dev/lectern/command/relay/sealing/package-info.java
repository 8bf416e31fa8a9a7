@NullMarked
package dev.lectern.command.relay.sealing;

import org.jspecify.annotations.NullMarked;
