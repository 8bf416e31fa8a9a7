/**
 * What one would write instead: Spring MVC, Spring Data JPA, one insert and one commit a request.
 */
@NullMarked
package dev.lectern.benchmarks.springjpa;

import org.jspecify.annotations.NullMarked;
