package dev.lectern.benchmarks.security;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.poll.Ballot;
import dev.lectern.benchmarks.load.Contestant;
import dev.lectern.benchmarks.load.Round;
import dev.lectern.command.CommandService;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Dispatcher;
import dev.lectern.command.poll.voting.ChangeBallot.CastBallot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The process that is measured: command-service as it is shipped, the bare endpoint beside it, and
 * callers of the same commands inside. Arguments: the bare endpoint's port, a file with the
 * participants, then the service's own.
 */
final class Served implements Contestant {

    private final Dispatcher dispatcher;
    private final Path participants;
    private List<ParticipantId> voters = List.of();
    private Votes votes = new Votes(0, 1);

    private Served(Dispatcher dispatcher, Path participants) {
        this.dispatcher = dispatcher;
        this.participants = participants;
    }

    public static void main(String[] arguments) throws Exception {
        try (var service =
                CommandService.application()
                        .run(Arrays.copyOfRange(arguments, 2, arguments.length))) {
            Bare.start(Integer.parseInt(arguments[0]));
            Contestant.serve(new Served(service.getBean(Dispatcher.class), Path.of(arguments[1])));
        }
        System.exit(0); // the bare endpoint would go on
    }

    @Override
    public Round run(String scenario, int callers, double seconds) throws Exception {
        if (voters.isEmpty()) {
            voters = read(participants); // nobody had joined before
            votes = new Votes(voters.size(), 1);
        }
        return Round.of(callers, seconds, (caller, number) -> cast(votes.next(caller, number)));
    }

    private static List<ParticipantId> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(ParticipantId::new).toList();
    }

    private void cast(Votes.Vote vote) {
        ParticipantId participant = voters.get(vote.voter());
        var command =
                new CastBallot(
                        new ConferenceId(Votes.CONFERENCE),
                        new PollId(vote.poll()),
                        1,
                        participant,
                        Ballot.of(vote.rating()));
        dispatcher.dispatch(() -> command, new Caller("participant:" + participant, "benchmark"));
    }
}
