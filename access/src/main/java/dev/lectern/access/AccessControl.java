package dev.lectern.access;

import dev.lectern.api.privacy.MasterKey;
import dev.lectern.web.ProblemAnswers;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

/**
 * To be imported by a service that has a {@link MasterKey} and {@link AccessDatabases}: nothing of
 * it is open to anybody but by {@link Allow}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LoginSettings.class, LimitSettings.class})
public class AccessControl {

    @Bean
    Directory accessDirectory(AccessDatabases databases) {
        return new Directory(databases.rights());
    }

    @Bean
    KeyUse apiKeyUse(AccessDatabases databases) {
        return new KeyUse(databases.keyUse(), Clock.systemUTC());
    }

    @Bean
    ParticipantTokens participantTokens(MasterKey master) {
        return new ParticipantTokens(master, Clock.systemUTC());
    }

    @Bean
    InvitationCodes invitationCodes(MasterKey master) {
        return new InvitationCodes(master);
    }

    @Bean
    RateLimits rateLimits(LimitSettings settings) {
        return new RateLimits(settings);
    }

    @Bean
    Credentials credentials(
            Directory directory, ParticipantTokens tokens, LoginSettings logins, KeyUse use) {
        return new Credentials(directory, tokens, new Logins(logins), use, Clock.systemUTC());
    }

    @Bean
    Gate accessGate(Directory directory) {
        return new Gate(directory);
    }

    @Bean
    Passes passes(Credentials credentials, Gate gate) {
        return new Passes(credentials, gate);
    }

    @Bean
    FilterRegistrationBean<Authentication> authentication(
            Credentials credentials, ProblemAnswers answers) {
        var registration = new FilterRegistrationBean<>(new Authentication(credentials, answers));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10); // after the manners
        return registration;
    }

    @Bean
    static AllowedDocumented allowedDocumented() {
        return new AllowedDocumented();
    }

    @Bean
    static WebMvcConfigurer gate(Gate gate, RateLimits limits) {
        return new WebMvcConfigurer() {

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate).order(Ordered.HIGHEST_PRECEDENCE);
                registry.addInterceptor(limits).order(Ordered.HIGHEST_PRECEDENCE + 1);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new StandingResolver());
            }
        };
    }

    private static final class StandingResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Standing.class;
        }

        @Override
        public Standing resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return Standing.of(
                    Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }
}
