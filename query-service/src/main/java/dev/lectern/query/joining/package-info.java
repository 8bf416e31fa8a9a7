/** What the audience looks at to get in: the QR code and the page that it leads to. */
@NullMarked
package dev.lectern.query.joining;

import org.jspecify.annotations.NullMarked;
