/** Lectern as it is installed, each part a process of its own whose costs can be asked. */
@NullMarked
package dev.lectern.benchmarks.system;

import org.jspecify.annotations.NullMarked;
