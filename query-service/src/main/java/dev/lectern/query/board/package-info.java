/** What a room looks at during a talk: its questions, and how many want to hear them answered. */
@NullMarked
package dev.lectern.query.board;

import org.jspecify.annotations.NullMarked;
