package dev.lectern.benchmarks.springjpa;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.UUID;

@RestController
class BallotController {

    private final Ballots ballots;

    BallotController(Ballots ballots) {
        this.ballots = ballots;
    }

    record NewBallot(String participant, String option) {}

    record Cast(@Nullable UUID id) {}

    record Ready() {}

    @GetMapping("/ready")
    Ready ready() {
        return new Ready();
    }

    @PostMapping("/polls/{poll}/ballots")
    @ResponseStatus(HttpStatus.CREATED)
    Cast cast(@PathVariable String poll, @RequestBody NewBallot ballot) {
        return new Cast(
                ballots.save(new Ballot(poll, ballot.participant(), ballot.option(), Instant.now()))
                        .id());
    }
}
