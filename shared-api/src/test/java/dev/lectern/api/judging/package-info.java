/** Tests of scales and scoring models. */
@NullMarked
package dev.lectern.api.judging;

import org.jspecify.annotations.NullMarked;
