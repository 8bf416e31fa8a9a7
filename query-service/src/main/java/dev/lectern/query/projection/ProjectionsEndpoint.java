package dev.lectern.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * For operators: how far each read model is, why one has stopped, that it shall go on, and that it
 * shall be rebuilt.
 */
@Component
@Endpoint(id = "projections")
final class ProjectionsEndpoint {

    private static final String REBUILD = "rebuild";
    private static final int ACCEPTED = 202;

    private final ProgressReport report;
    private final Projections projections;
    private final TableSets tableSets;

    ProjectionsEndpoint(ProgressReport report, Projections projections, TableSets tableSets) {
        this.report = report;
        this.projections = projections;
        this.tableSets = tableSets;
    }

    /**
     * @param live the ids of the tables that readers see, by read model
     * @param next the ids of the tables that are built beside them, by read model
     * @param rebuilds how far those are
     * @param obstacles what keeps whole sets of tables from being filled here, by name
     * @param partitions of every instance
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            Map<String, UUID> live,
            Map<String, UUID> next,
            List<Rebuilds.Rebuild> rebuilds,
            Map<String, String> obstacles,
            List<ProgressReport.Line> partitions) {}

    @ReadOperation
    Answer projections() throws SQLException {
        ProgressReport.Ids ids = report.ids();
        return new Answer(
                ids.live(),
                ids.next(),
                // They are looked at once a second, and may have gone live since.
                projections.rebuilds().stream()
                        .filter(rebuild -> ids.next().containsValue(rebuild.id()))
                        .toList(),
                projections.obstacles(),
                report.lines());
    }

    /**
     * {@code POST /actuator/projections/ranking/resume}: its stopped partitions go on from where
     * they stopped, on whatever instance they are.
     *
     * <p>{@code POST /actuator/projections/ranking/rebuild}: it is built anew beside the live
     * tables. If it is already, that goes on.
     */
    @WriteOperation
    WebEndpointResponse<Map<String, Object>> act(
            @Selector String readModel, @Selector String action) throws SQLException {
        ReadModel model = projections.find(readModel);
        if (model == null) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        return switch (action) {
            case "resume" ->
                    new WebEndpointResponse<>(
                            Map.of("readModel", readModel, "resumed", report.resume(readModel)));
            case REBUILD -> {
                TableSets.Begun begun = tableSets.rebuild(model);
                yield new WebEndpointResponse<>(
                        Map.of(
                                "readModel",
                                readModel,
                                "id",
                                begun.tables().id(),
                                "started",
                                begun.isNew()),
                        ACCEPTED);
            }
            default -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        };
    }

    /**
     * {@code DELETE /actuator/projections/ranking/rebuild}: what is built beside the live tables is
     * dropped.
     */
    @DeleteOperation
    WebEndpointResponse<Void> cancel(@Selector String readModel, @Selector String action)
            throws SQLException {
        boolean done =
                action.equals(REBUILD)
                        && projections.find(readModel) != null
                        && tableSets.cancel(readModel);
        return new WebEndpointResponse<>(
                done
                        ? WebEndpointResponse.STATUS_NO_CONTENT
                        : WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
