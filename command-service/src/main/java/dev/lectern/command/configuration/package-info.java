/** What the service is made of, from its settings. */
@NullMarked
package dev.lectern.command.configuration;

import org.jspecify.annotations.NullMarked;
