/** Personal text: decrypted when answering, never before. */
@NullMarked
package dev.lectern.query.text;

import org.jspecify.annotations.NullMarked;
