/** The manners of the REST API that every endpoint shares: texts, answers, problems, limits. */
@NullMarked
package dev.lectern.command.web;

import org.jspecify.annotations.NullMarked;
