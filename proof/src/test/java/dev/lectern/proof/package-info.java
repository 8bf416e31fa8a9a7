@NullMarked
package dev.lectern.proof;

import org.jspecify.annotations.NullMarked;
