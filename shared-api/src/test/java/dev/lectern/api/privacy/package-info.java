/** Tests of protected text and its keys. */
@NullMarked
package dev.lectern.api.privacy;

import org.jspecify.annotations.NullMarked;
