package dev.lectern.api.talk;

import dev.lectern.api.MemberId;
import dev.lectern.api.privacy.ProtectedText;

import org.jspecify.annotations.Nullable;

/**
 * Who gives a talk.
 *
 * @param name as on the programme
 * @param member if the speaker is a member of the organisation
 */
public record Speaker(ProtectedText name, @Nullable MemberId member) {}
