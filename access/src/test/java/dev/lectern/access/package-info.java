@NullMarked
package dev.lectern.access;

import org.jspecify.annotations.NullMarked;
