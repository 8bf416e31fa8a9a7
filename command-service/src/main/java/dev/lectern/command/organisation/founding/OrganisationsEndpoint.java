package dev.lectern.command.organisation.founding;

import dev.lectern.api.InvalidIdException;
import dev.lectern.api.OrganisationId;
import dev.lectern.command.deciding.Refusal;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import java.nio.file.Path;
import java.util.Map;

/**
 * {@code POST /actuator/organisations/{organisation}} on the admin port founds another
 * organisation. The answer names the file with its owner's key, beside the first one's.
 */
@Endpoint(id = "organisations")
public final class OrganisationsEndpoint {

    private final Founding founding;
    private final Path directory;

    public OrganisationsEndpoint(Founding founding, Path directory) {
        this.founding = founding;
        this.directory = directory;
    }

    @WriteOperation
    public WebEndpointResponse<Map<String, String>> found(@Selector String organisation) {
        OrganisationId id;
        try {
            id = new OrganisationId(organisation);
        } catch (InvalidIdException e) {
            return refused(400, "invalid-id", e);
        }
        try {
            Path file = founding.found(id, organisation, directory.resolve(id + ".key"));
            return new WebEndpointResponse<>(
                    Map.of("organisation", organisation, "ownerKeyFile", file.toString()), 201);
        } catch (Refusal e) {
            return refused(409, e.code().code(), e);
        }
    }

    private static WebEndpointResponse<Map<String, String>> refused(
            int status, String code, RuntimeException e) {
        return new WebEndpointResponse<>(
                Map.of("code", code, "detail", String.valueOf(e.getMessage())), status);
    }
}
