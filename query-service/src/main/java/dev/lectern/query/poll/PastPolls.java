package dev.lectern.query.poll;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.PollId;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.query.projection.Fold;
import dev.lectern.query.trail.AsOf;
import dev.lectern.query.trail.History;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** Polls as they were: the events until then, taken like the live ones. */
@Component
class PastPolls {

    private final History history;
    private final Polls polls;

    PastPolls(History history, Polls polls) {
        this.history = history;
        this.polls = polls;
    }

    /** The poll, if there was one; ballots are counted, and whose they are is not kept. */
    Optional<PollView> find(ConferenceId conference, PollId poll, AsOf asOf) {
        var fold = new Fold(polls, PollRows.POLLS, PollRows.TALLIES, PollRows.WAYS_IN);
        long until = history.position(conference, asOf);
        history.tell(conference, until, kind -> kind == ConferenceOpened.class, fold::apply);
        history.tell(conference, poll, until, fold::apply);
        return fold.rows(PollRows.POLLS).stream()
                .findAny()
                .map(row ->
                        new PollView(
                                row,
                                fold.rows(PollRows.TALLIES),
                                fold.rows(PollRows.WAYS_IN),
                                history.time(conference, asOf)));
    }
}
