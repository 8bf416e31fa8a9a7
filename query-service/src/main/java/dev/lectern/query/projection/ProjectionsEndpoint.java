package dev.lectern.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** For operators: how far each read model is, why one has stopped, and that it shall go on. */
@Component
@Endpoint(id = "projections")
final class ProjectionsEndpoint {

    private final ProgressReport report;
    private final Projections projections;

    ProjectionsEndpoint(ProgressReport report, Projections projections) {
        this.report = report;
        this.projections = projections;
    }

    /**
     * @param obstacles what keeps whole read models from being followed here, by name
     * @param partitions of every instance
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(Map<String, String> obstacles, List<ProgressReport.Line> partitions) {}

    @ReadOperation
    Answer projections() throws SQLException {
        return new Answer(projections.obstacles(), report.lines());
    }

    /**
     * {@code POST /actuator/projections/ranking/resume}: its stopped partitions go on from where
     * they stopped, on whatever instance they are.
     */
    @WriteOperation
    WebEndpointResponse<Map<String, Object>> act(
            @Selector String readModel, @Selector String action) throws SQLException {
        if (!action.equals("resume") || !projections.knows(readModel)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        return new WebEndpointResponse<>(
                Map.of("readModel", readModel, "resumed", report.resume(readModel)));
    }
}
