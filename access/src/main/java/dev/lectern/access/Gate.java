package dev.lectern.access;

import dev.lectern.api.ConferenceId;
import dev.lectern.api.InvalidIdException;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.conference.Role;
import dev.lectern.web.CommonProblem;
import dev.lectern.web.Problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Lets through whom {@link Allow} names, to what is there for them. */
final class Gate implements HandlerInterceptor {

    private static final String OURS = "dev.lectern.";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Directory directory;

    Gate(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !method.getBeanType().getName().startsWith(OURS)
                || ErrorController.class.isAssignableFrom(method.getBeanType())) {
            return true;
        }
        Principal principal = Authentication.of(request);
        Allow allow = method.getMethodAnnotation(Allow.class);
        if (allow != null && allow.anybody()) {
            request.setAttribute(Standing.ATTRIBUTE, new Standing(principal, false, Set.of()));
            return true;
        }
        if (principal == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw problem(AccessProblem.CREDENTIALS_MISSING).field(HttpHeaders.AUTHORIZATION);
        }
        if (allow == null) {
            throw problem(AccessProblem.NOT_PERMITTED); // nobody has said who may
        }
        try {
            Standing standing =
                    admit(principal, allow, path(request), READING.contains(request.getMethod()));
            request.setAttribute(Standing.ATTRIBUTE, standing);
        } catch (AccessUnknownException e) {
            throw Authentication.unknown();
        }
        return true;
    }

    /** The variables of the path. */
    static Map<?, ?> path(HttpServletRequest request) {
        return (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    }

    /**
     * What somebody is to whom this is allowed.
     *
     * @throws dev.lectern.web.Problem if it is not
     * @throws AccessUnknownException if that cannot be told
     */
    Standing admit(Principal principal, Allow allow, Map<?, ?> path, boolean reads) {
        return switch (principal) {
            case Principal.Participant participant -> admit(participant, allow, path, reads);
            case Principal.Member member when path.get("conference") instanceof String id ->
                    admit(member, allow, conference(id), path);
            case Principal.Member member -> admit(member, allow, path.get("organisation"));
        };
    }

    private Standing admit(
            Principal.Participant participant, Allow allow, Map<?, ?> path, boolean reads) {
        if (path.get("conference") instanceof String id) {
            if (!participant.conference().equals(conference(id))) {
                throw unknownConference();
            }
        } else if (path.get("organisation") != null) {
            throw unknownOrganisation();
        }
        if (!allow.participants()) {
            throw Standing.notPermitted();
        }
        if (!reads) {
            directory.requireUnblocked(participant.conference(), participant.id());
        }
        return new Standing(participant, false, Set.of());
    }

    private Standing admit(
            Principal.Member member, Allow allow, ConferenceId conference, Map<?, ?> path) {
        Rights rights = directory.rights();
        OrganisationId owner = rights.owner(conference);
        if (owner == null) {
            rights = directory.newest();
            owner = rights.owner(conference);
        }
        boolean isNew = owner == null && allow.owners();
        if (!isNew && !member.organisation().equals(owner)) {
            if (allow.owners() && Standing.isOwner(member, rights)) {
                return new Standing(member, true, Set.of()); // is told that the id is taken
            }
            throw unknownConference();
        }
        Standing standing = Standing.of(member, rights, conference);
        if (!isPermitted(standing, allow, isNew, path)) {
            // Another instance may have granted a role just now.
            standing = Standing.of(member, directory.newest(), conference);
        }
        if (isPermitted(standing, allow, isNew, path)) {
            return standing;
        }
        throw Standing.notPermitted();
    }

    /** Whether it is for anybody who works for the organisation; else it is a participant's own. */
    static boolean isForMembers(Allow allow) {
        return allow.owners()
                || allow.members()
                || allow.roles().length > 0
                || !allow.judge().isEmpty();
    }

    private static boolean isPermitted(
            Standing standing, Allow allow, boolean isNew, Map<?, ?> path) {
        return (standing.owner() && isForMembers(allow))
                || (!isNew && (isNamed(standing, allow, path) || hasRole(standing, allow)));
    }

    private static boolean hasRole(Standing standing, Allow allow) {
        return (allow.members() && !standing.roles().isEmpty())
                || Arrays.stream(allow.roles()).anyMatch(standing.roles()::contains);
    }

    private static boolean isNamed(Standing standing, Allow allow, Map<?, ?> path) {
        return !allow.judge().isEmpty()
                && standing.roles().contains(Role.JUDGE)
                && standing.principal() instanceof Principal.Member member
                && member.id().value().equals(path.get(allow.judge()));
    }

    private Standing admit(Principal.Member member, Allow allow, @Nullable Object organisation) {
        if (organisation instanceof String id && !organisation(id).equals(member.organisation())) {
            throw unknownOrganisation();
        }
        if (!allow.owners() || !Standing.isOwner(member, directory.rights())) {
            throw Standing.notPermitted();
        }
        return new Standing(member, true, Set.of());
    }

    private static ConferenceId conference(String id) {
        try {
            return new ConferenceId(id);
        } catch (InvalidIdException e) {
            throw invalid(e, "conference");
        }
    }

    private static OrganisationId organisation(String id) {
        try {
            return new OrganisationId(id);
        } catch (InvalidIdException e) {
            throw invalid(e, "organisation");
        }
    }

    private static Problem invalid(InvalidIdException e, String field) {
        return Problem.of(CommonProblem.INVALID_ID, String.valueOf(e.getMessage())).field(field);
    }

    private static Problem unknownConference() {
        return problem(AccessProblem.UNKNOWN_CONFERENCE).field("conference");
    }

    private static Problem unknownOrganisation() {
        return problem(AccessProblem.UNKNOWN_ORGANISATION).field("organisation");
    }

    private static Problem problem(AccessProblem problem) {
        return Problem.of(problem, problem.detail());
    }
}
