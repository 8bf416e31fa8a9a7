@NullMarked
package dev.lectern.verifier;

import org.jspecify.annotations.NullMarked;
