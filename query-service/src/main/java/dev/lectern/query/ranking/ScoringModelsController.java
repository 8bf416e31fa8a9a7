package dev.lectern.query.ranking;

import dev.lectern.access.Allow;
import dev.lectern.scoring.ScoringModels;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@Tag(name = "Ranking")
class ScoringModelsController {

    record Answer(List<RankingAnswer.Model> items) {}

    @Allow(anybody = true)
    @GetMapping(path = "/api/scoring-models", produces = "application/json")
    @Operation(summary = "The scoring models that there are, every version of each")
    Answer scoringModels() {
        return new Answer(ScoringModels.all().stream().map(RankingAnswer.Model::of).toList());
    }
}
