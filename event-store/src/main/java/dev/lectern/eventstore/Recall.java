package dev.lectern.eventstore;

/**
 * How far a decision may trust what the engine remembers. A decision that sources {@link
 * #REMEMBERED} costs no query, and its append is refused if memory was wrong; but nothing checks a
 * decision that appends nothing. So whoever then refuses, or has nothing to append, sources {@link
 * #AFRESH} and decides again.
 */
public enum Recall {

    /**
     * What is remembered, with the claim that what is not remembered never happened. Where criteria
     * are not each one tag with types, the database is asked.
     */
    REMEMBERED,

    /**
     * What is stored when the read begins. Read from the engine itself, with the same processing
     * context, it takes the place of what was sourced {@link #REMEMBERED} by the same criteria: the
     * decision rests on it instead.
     */
    AFRESH
}
