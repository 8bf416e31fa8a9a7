/**
 * Who somebody is, and what they may do: credentials, the directory of rights, the gate before
 * every operation. The same on both services.
 */
@NullMarked
package dev.lectern.access;

import org.jspecify.annotations.NullMarked;
