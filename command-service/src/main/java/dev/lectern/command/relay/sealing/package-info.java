/** Makes a transparency log of the events, beside the relay: parts of it and signed checkpoints. */
@NullMarked
package dev.lectern.command.relay.sealing;

import org.jspecify.annotations.NullMarked;
