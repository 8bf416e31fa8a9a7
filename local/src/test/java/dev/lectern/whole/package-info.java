/** The whole system, each service a process of its own, driven as its users drive it. */
@NullMarked
package dev.lectern.whole;

import org.jspecify.annotations.NullMarked;
