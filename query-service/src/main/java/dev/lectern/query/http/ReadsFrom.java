package dev.lectern.query.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which read model a controller answers from, for those who ask it to wait until their own
 * writes are visible ({@code Lectern-Min-Position}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsFrom {

    /** The name of the read model. */
    String value();

    /**
     * The name of the one that it answers from where {@code asOf} asks for a moment that is past.
     */
    String asOf() default "";
}
