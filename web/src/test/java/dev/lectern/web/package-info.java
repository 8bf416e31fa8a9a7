/** The shared manners, by themselves; the services' tests show them over HTTP. */
@NullMarked
package dev.lectern.web;

import org.jspecify.annotations.NullMarked;
