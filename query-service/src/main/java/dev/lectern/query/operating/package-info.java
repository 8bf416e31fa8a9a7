/** What operators type: commands of the service's jar that talk to a running one. */
@NullMarked
package dev.lectern.query.operating;

import org.jspecify.annotations.NullMarked;
