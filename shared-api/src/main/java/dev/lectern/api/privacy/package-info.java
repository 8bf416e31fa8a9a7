/**
 * Personal text: how it is named, encrypted and read back, and the keys that a person's text stands
 * under.
 */
@NullMarked
package dev.lectern.api.privacy;

import org.jspecify.annotations.NullMarked;
