package dev.lectern.command.judging.assigning;

import dev.lectern.access.Allow;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.conference.Role;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.command.dispatching.Receipt;
import dev.lectern.command.web.Writes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

@RestController
@Tag(name = "Judging")
class AssigningDemosApi {

    /** Each is looked up by the decision. */
    private static final int MAX_DEMOS = 500;

    private final Writes writes;

    AssigningDemosApi(Writes writes) {
        this.writes = writes;
    }

    /**
     * Either of the two.
     *
     * @param all {@code true} for every demo of the conference, those to come included
     * @param demos these and no others
     */
    record DemoAssignment(@Nullable Boolean all, @Nullable Set<DemoId> demos) {
        DemoAssignment {
            if (demos != null && demos.size() > MAX_DEMOS) {
                throw new IllegalArgumentException(
                        "must name at most " + MAX_DEMOS + " demos; \"all\": true names all");
            }
            if (Boolean.TRUE.equals(all) == (demos != null)) {
                throw new IllegalArgumentException("must have either \"all\": true or \"demos\"");
            }
        }

        @Nullable SortedSet<DemoId> sorted() {
            return demos == null ? null : new TreeSet<>(demos);
        }
    }

    @Allow(roles = Role.ORGANISER)
    @PutMapping(
            "/api/conferences/{conference}/competitions/{competition}/judges/{judge}/assignment")
    @Operation(summary = "Assign demos to a judge, or all of them")
    ResponseEntity<Receipt> assign(
            @PathVariable ConferenceId conference,
            @PathVariable CompetitionId competition,
            @PathVariable MemberId judge,
            @RequestBody DemoAssignment body,
            Caller caller) {
        return writes.accept(
                caller, () -> new AssignDemos(conference, competition, judge, body.sorted()));
    }
}
