package dev.lectern.command.admission.opening;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.admission.Admission;
import dev.lectern.api.admission.JoinCode;

/**
 * @param code to join by
 * @param chosen whether it must be that code; else it is a random one, for a conference that has
 *     none
 */
public record OpenConference(
        ConferenceId conference, Admission admission, JoinCode code, boolean chosen) {}
