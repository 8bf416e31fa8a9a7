package dev.lectern.benchmarks.keynote;

import dev.lectern.benchmarks.keynote.Request.Kind;
import dev.lectern.benchmarks.load.Http;
import dev.lectern.benchmarks.room.Participant;
import dev.lectern.benchmarks.room.Room;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/** One participant with a connection of their own. */
final class Visitor {

    private static final int LATEST_REPETITION_MILLIS = 100;
    private static final double SECOND = 1e9;

    private final int number;
    private final Plan.Visit visit;
    private final Doors doors;
    private final Ledger ledger;
    private final Sender sender;

    /**
     * Where one gets in.
     *
     * @param ballot where it is put
     */
    record Doors(int port, String code, String ballot) {}

    Visitor(int number, Plan.Visit visit, Doors doors, Ledger ledger, Sender sender) {
        this.number = number;
        this.visit = visit;
        this.doors = doors;
        this.ledger = ledger;
        this.sender = sender;
    }

    /** Joins, votes, and may vote otherwise. */
    void come() throws InterruptedException {
        try (var http = new Http(doors.port())) {
            Participant participant = join(http);
            vote(http, participant, Kind.VOTE, visit.vote(), 0, visit.votesAgain());
            if (visit.change() >= 0) {
                vote(http, participant, Kind.CHANGE, visit.change(), 1, false);
            }
        } catch (IOException e) {
            ledger.contradiction("A connection cannot be closed: " + e);
        } catch (IllegalStateException e) {
            ledger.contradiction("Participant " + number + ": " + e.getMessage());
        }
    }

    private Participant join(Http http) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        Http.Answer joined =
                send(
                        http,
                        Kind.JOIN,
                        visit.join(),
                        visit.joinsAgain(),
                        connection -> Participant.join(connection, doors.code(), key),
                        (one, other) ->
                                Participant.of(one).id().equals(Participant.of(other).id()));
        return Participant.of(joined);
    }

    private void vote(
            Http http, Participant participant, Kind kind, double second, int shift, boolean again)
            throws InterruptedException {
        String key = UUID.randomUUID().toString();
        String option = Room.option(number + shift);
        send(
                http,
                kind,
                second,
                again,
                connection -> participant.vote(connection, doors.ballot(), option, key),
                (one, other) -> one.position() == other.position());
        ledger.voted(number, option);
    }

    /**
     * @param again whether an impatient application sends it once more with the same key, while the
     *     first is under way or shortly after
     * @param same whether two answers say the same
     */
    private Http.Answer send(
            Http http,
            Kind kind,
            double second,
            boolean again,
            Sender.Attempt attempt,
            BiPredicate<Http.Answer, Http.Answer> same)
            throws InterruptedException {
        long due = Math.max((long) (second * SECOND), sender.now());
        TimeUnit.NANOSECONDS.sleep(due - sender.now());
        Repetition repetition = again ? new Repetition(kind, attempt) : null;
        Http.Answer answer = sender.insist(http, kind, due, attempt);
        if (repetition != null) {
            Http.Answer other = repetition.answer();
            if (other.status() / 100 == 2 && !same.test(answer, other)) {
                ledger.contradiction(kind + " and its repetition were answered differently");
            }
        }
        return answer;
    }

    /** The same request on a connection of its own. */
    private final class Repetition {

        private final Thread thread;
        private volatile Http.Answer answer = new Http.Answer(0, -1, ""); // none yet

        Repetition(Kind kind, Sender.Attempt attempt) {
            thread = Thread.ofVirtual().start(() -> repeat(kind, attempt));
        }

        private void repeat(Kind kind, Sender.Attempt attempt) {
            try (var http = new Http(doors.port())) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(LATEST_REPETITION_MILLIS));
                answer = sender.insist(http, Kind.REPETITION, sender.now(), attempt);
            } catch (IOException | IllegalStateException e) {
                ledger.contradiction("A repeated " + kind + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        Http.Answer answer() throws InterruptedException {
            thread.join();
            return answer;
        }
    }
}
