package dev.lectern.query.poll;

import static dev.lectern.query.poll.PollRows.BALLOTS;
import static dev.lectern.query.poll.PollRows.POLLS;
import static dev.lectern.query.poll.PollRows.TALLIES;
import static dev.lectern.query.poll.PollRows.WAYS_IN;

import dev.lectern.api.Fact;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.admission.AdmissionFact;
import dev.lectern.api.admission.AdmissionFact.ConferenceClosed;
import dev.lectern.api.admission.AdmissionFact.ConferenceOpened;
import dev.lectern.api.admission.AdmissionFact.InvitationRevoked;
import dev.lectern.api.admission.AdmissionFact.InvitationsIssued;
import dev.lectern.api.admission.AdmissionFact.ParticipantBlocked;
import dev.lectern.api.admission.AdmissionFact.ParticipantErased;
import dev.lectern.api.admission.AdmissionFact.ParticipantJoined;
import dev.lectern.api.admission.AdmissionFact.ParticipantUnblocked;
import dev.lectern.api.poll.Ballot;
import dev.lectern.api.poll.PollFact;
import dev.lectern.api.poll.PollFact.BallotCast;
import dev.lectern.api.poll.PollFact.BallotChanged;
import dev.lectern.api.poll.PollFact.BallotRetracted;
import dev.lectern.api.poll.PollFact.PollChanged;
import dev.lectern.api.poll.PollFact.PollClosed;
import dev.lectern.api.poll.PollFact.PollDrafted;
import dev.lectern.api.poll.PollFact.PollOpened;
import dev.lectern.api.poll.PollFact.PollRevealed;
import dev.lectern.api.wire.Attributes;
import dev.lectern.query.poll.PollRows.BallotRow;
import dev.lectern.query.poll.PollRows.PollRow;
import dev.lectern.query.poll.PollRows.Round;
import dev.lectern.query.poll.PollRows.TallyRow;
import dev.lectern.query.poll.PollRows.WayInRow;
import dev.lectern.query.projection.Change;
import dev.lectern.query.projection.Key;
import dev.lectern.query.projection.ReadModel;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Polls, the counts of their rounds, and everybody's ballots, as the events tell of them. */
@Component
final class Polls implements ReadModel {

    static final String NAME = "poll";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String tables() {
        return """
        create table poll (
            conference text,
            id text,
            talk text,
            design jsonb not null,
            rounds jsonb not null,
            position bigint not null,
            version bigint not null,
            changes integer not null,
            primary key (conference, id)
        );
        create index on poll (conference, position);
        create table tally (
            conference text,
            poll text,
            round text,
            tally jsonb not null,
            changes integer not null,
            primary key (conference, poll, round)
        );
        create table ballot (
            conference text,
            participant text,
            poll text,
            round text,
            ballot jsonb,
            primary key (conference, participant, poll, round)
        );
        create table way_in (
            conference text,
            admission text,
            primary key (conference, admission)
        );
        """;
    }

    @Override
    public Set<Class<? extends Fact>> features() {
        return Set.of(ConferenceOpened.class, PollFact.class);
    }

    @Override
    public List<Change<?>> on(AdmissionFact fact, Attributes attributes) {
        return switch (fact) {
            case ConferenceOpened f -> List.of(WAYS_IN.put(WayInRow.of(f)));
            case ConferenceClosed _,
                    InvitationsIssued _,
                    InvitationRevoked _,
                    ParticipantJoined _,
                    ParticipantBlocked _,
                    ParticipantUnblocked _,
                    ParticipantErased _ ->
                    List.of();
        };
    }

    @Override
    public List<Change<?>> on(PollFact fact, Attributes attributes) {
        return switch (fact) {
            case PollDrafted f ->
                    List.of(
                            POLLS.put(
                                    new PollRow(
                                            f.conference(),
                                            f.poll(),
                                            f.design().talk(),
                                            f.design(),
                                            List.of(),
                                            attributes.position(),
                                            attributes.position(),
                                            1)));
            case PollChanged f ->
                    List.of(onPoll(f, poll -> poll.redrafted(f.design(), attributes.position())));
            case PollOpened f -> opened(f, attributes);
            case PollClosed f ->
                    List.of(
                            onPoll(
                                    f,
                                    poll ->
                                            poll.change(
                                                    f.round(),
                                                    r -> r.closed(attributes.recordedAt()))));
            case PollRevealed f ->
                    List.of(onPoll(f, poll -> poll.change(f.round(), Round::reveal)));
            case BallotCast f ->
                    List.of(
                            onTally(f, f.round(), tally -> tally.plus(f.ballot())),
                            ballot(f, f.round(), f.participant(), f.ballot()));
            case BallotChanged f ->
                    List.of(
                            onTally(
                                    f,
                                    f.round(),
                                    tally -> tally.minus(f.before()).plus(f.ballot())),
                            ballot(f, f.round(), f.participant(), f.ballot()));
            case BallotRetracted f ->
                    List.of(
                            onTally(f, f.round(), tally -> tally.minus(f.before())),
                            ballot(f, f.round(), f.participant(), null));
        };
    }

    private static List<Change<?>> opened(PollOpened fact, Attributes attributes) {
        var round = new Round(attributes.recordedAt(), fact.closesAt(), null, false);
        return List.of(
                onPoll(fact, poll -> poll.opened(round, attributes.position())),
                TALLIES.put(
                        new TallyRow(
                                fact.conference(),
                                fact.poll(),
                                Integer.toString(fact.round()),
                                Tally.EMPTY,
                                0)));
    }

    private static Change<PollRow> onPoll(PollFact fact, UnaryOperator<PollRow> change) {
        return POLLS.alter(Key.of(fact.conference(), fact.poll()), change);
    }

    private static Change<TallyRow> onTally(PollFact fact, int round, UnaryOperator<Tally> change) {
        return TALLIES.alter(
                Key.of(fact.conference(), fact.poll(), round), row -> row.count(change));
    }

    private static Change<BallotRow> ballot(
            PollFact fact, int round, ParticipantId participant, @Nullable Ballot ballot) {
        return BALLOTS.put(
                new BallotRow(
                        fact.conference(),
                        participant,
                        fact.poll(),
                        Integer.toString(round),
                        ballot));
    }
}
