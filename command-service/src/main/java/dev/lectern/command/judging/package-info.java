/** What the use cases of judging share: tags, and the life of a competition. */
@NullMarked
package dev.lectern.command.judging;

import org.jspecify.annotations.NullMarked;
