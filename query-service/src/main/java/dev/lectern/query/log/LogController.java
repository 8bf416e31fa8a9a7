package dev.lectern.query.log;

import dev.lectern.access.Allow;
import dev.lectern.proof.Proofs;
import dev.lectern.query.http.ReadProblem;
import dev.lectern.query.log.SealedLog.Latest;
import dev.lectern.web.Problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may know of the log: hashes, and what was signed. */
@RestController
@Tag(name = "Log")
@RequestMapping(path = "/api/log", produces = "application/json")
class LogController {

    private final SealedLog log;

    LogController(SealedLog log) {
        this.log = log;
    }

    @Allow(anybody = true)
    @GetMapping("/checkpoint")
    @Operation(
            summary = "The latest signed checkpoint of all events",
            description =
                    "A signed note (c2sp.org/tlog-checkpoint). It proves something to whoever keeps it: no later one can be of another history without that being found.")
    LogAnswer.Signed checkpoint() {
        Latest latest = log.required();
        return new LogAnswer.Signed(latest.size(), latest.checkpoint());
    }

    @Allow(anybody = true)
    @GetMapping("/events/{position}/inclusion")
    @Operation(
            summary = "The proof that an event is in the log",
            description =
                    "The inclusion proof of RFC 9162, section 2.1.3. It says nothing of any event's content.")
    LogAnswer.Inclusion inclusion(
            @PathVariable long position,
            @Parameter(
                            description =
                                    "Of the log that it is proved for; by default that of the latest checkpoint")
                    @RequestParam(required = false)
                    @Nullable Long size) {
        long of = size("size", size);
        requireSealed("position", position, of);
        var tree = new LogTree(log);
        var proofs = new Proofs(tree);
        return new LogAnswer.Inclusion(
                position,
                of,
                proofs.root(of).toBase64(),
                tree.leaf(position).toBase64(),
                LogAnswer.base64(proofs.inclusion(position - 1, of)));
    }

    @Allow(anybody = true)
    @GetMapping("/checkpoints/{size}/consistency")
    @Operation(
            summary = "The proof that the log only grew since a checkpoint",
            description =
                    "The consistency proof of RFC 9162, section 2.1.4, between the log as it was with that many events and as it is later.")
    LogAnswer.Consistency consistency(
            @PathVariable("size") long from,
            @Parameter(
                            description =
                                    "The size of the later log; by default that of the latest checkpoint")
                    @RequestParam(required = false)
                    @Nullable Long to) {
        long until = size("to", to);
        requireSealed("size", from, until);
        var proofs = new Proofs(new LogTree(log));
        return new LogAnswer.Consistency(
                from,
                proofs.root(from).toBase64(),
                until,
                proofs.root(until).toBase64(),
                LogAnswer.base64(proofs.consistency(from, until)));
    }

    private long size(String field, @Nullable Long asked) {
        long size = log.required().size();
        if (asked == null) {
            return size;
        }
        requireSealed(field, asked, size);
        return asked;
    }

    private static void requireSealed(String field, long position, long size) {
        if (position < 1 || position > size) {
            throw Problem.of(ReadProblem.NOT_SEALED, "Positions 1 to %d are sealed".formatted(size))
                    .field(field);
        }
    }
}
