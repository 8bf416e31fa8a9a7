/**
 * What every use case is made of, in plain Java: what it reads, what it decides, how it refuses.
 */
@NullMarked
package dev.lectern.command.deciding;

import org.jspecify.annotations.NullMarked;
