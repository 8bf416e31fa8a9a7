package dev.lectern.access;

import dev.lectern.api.conference.Role;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may ask for an operation; nobody may ask for one that does not say so. What the path names is
 * looked at, not the role alone: an organisation's owners and a conference's members are those of
 * the organisation and the conference in the path, and for all others these do not exist.
 *
 * <p>Owners of the organisation may do what any role may, but for what is a person's own.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {

    /** Members with one of these roles in the conference. */
    Role[] roles() default {};

    /** Every member with a role in the conference. */
    boolean members() default false;

    /** Participants of the conference; for reading also those who are blocked. */
    boolean participants() default false;

    /** Owners of the organisation in the path, or of their own where the path names none. */
    boolean owners() default false;

    /** Whoever asks, also without credentials. */
    boolean anybody() default false;

    /**
     * The variable of the path that names a judge: that member may, if a judge, and no other judge.
     */
    String judge() default "";
}
