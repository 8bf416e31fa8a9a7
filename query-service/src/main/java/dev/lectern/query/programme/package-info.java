/** What a visitor looks at: the conference and the demos on its programme. */
@NullMarked
package dev.lectern.query.programme;

import org.jspecify.annotations.NullMarked;
