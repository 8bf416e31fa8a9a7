package dev.lectern.access;

import dev.lectern.api.conference.Role;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.web.method.HandlerMethod;

import java.util.ArrayList;
import java.util.List;

/** Says of every operation who may ask for it. */
final class AllowedDocumented implements OperationCustomizer, GlobalOpenApiCustomizer {

    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Standing.class);
    }

    @Override
    public void customise(OpenAPI description) {
        description
                .getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "An API key, a participant's token, or a JWT of the identity provider"));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Allow allow = method.getMethodAnnotation(Allow.class);
        if (allow == null) {
            return operation;
        }
        if (!allow.anybody()) {
            operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
        }
        String who = "For " + String.join(", ", who(allow)) + ".";
        String before = operation.getDescription();
        return operation.description(before == null ? who : before + ' ' + who);
    }

    private static List<String> who(Allow allow) {
        if (allow.anybody()) {
            return List.of("anybody");
        }
        var who = new ArrayList<String>();
        if (Gate.isForMembers(allow)) {
            who.add("owners of the organisation");
        }
        if (allow.members()) {
            who.add("members with any role in the conference");
        }
        for (Role role : allow.roles()) {
            who.add(role.code() + "s");
        }
        if (!allow.judge().isEmpty()) {
            who.add("the judge who is named");
        }
        if (allow.participants()) {
            who.add("participants");
        }
        return who;
    }
}
