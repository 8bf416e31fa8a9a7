package dev.lectern.web;

import jakarta.servlet.Filter;

import org.apache.catalina.Pipeline;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * To be imported by a service, whose settings import {@code classpath:lectern-web.yaml}. Filters
 * come before all others.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebSettings.class, RequestLimits.class})
@Import({Problems.class, TracedProblems.class, ErrorPage.class})
public class WebManners {

    @Bean
    static ProblemAnswers problemAnswers(
            @Qualifier("handlerExceptionResolver")
                    ObjectProvider<HandlerExceptionResolver> resolver) {
        return new ProblemAnswers(resolver::getObject);
    }

    /** Before whoever refuses: who is hung up on while still sending may not see why. */
    @Bean
    static FilterRegistrationBean<Bodies> bodies(RequestLimits limits, ProblemAnswers answers) {
        return first(new Bodies(limits.body(), answers), 0);
    }

    @Bean
    static FilterRegistrationBean<PlainRequests> plainRequests(ProblemAnswers answers) {
        return first(new PlainRequests(answers), 1);
    }

    @Bean
    static FilterRegistrationBean<Origins> origins(WebSettings settings, ProblemAnswers answers) {
        return first(new Origins(settings.origins(), answers), 2);
    }

    @Bean
    static WebMvcRegistrations pathsFirst() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new PathsFirst();
            }
        };
    }

    static <T extends Filter> FilterRegistrationBean<T> first(T filter, int after) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + after);
        return registration;
    }

    @Bean
    static WebMvcConfigurer knownParametersOnly() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters());
                registry.addInterceptor(new UnexpectedBodies());
            }
        };
    }

    /** What the web server itself answers has the same manners. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> webServerManners(
            WebSettings settings) {
        return server ->
                server.addContextCustomizers(context -> {
                    Pipeline host = context.getParent().getPipeline();
                    if (settings.trustedProxies() != null) {
                        var forwarded = new RemoteIpValve();
                        forwarded.setInternalProxies(settings.trustedProxies());
                        forwarded.setProtocolHeader("X-Forwarded-Proto");
                        host.addValve(forwarded);
                    }
                    host.addValve(new UnreadBodies());
                    host.addValve(new ResponseHeaders(settings.hsts()));
                    host.addValve(new ContainerProblems());
                    host.addValve(new LoadShedding());
                });
    }

    /**
     * A bound for the requests that are answered at once. Each holds some hundred kilobytes of the
     * web server's buffers, so when all come at once they would be more than the heap; one that
     * waits holds its connection alone, and so does a live stream. Comes last, after Spring Boot's
     * own, which has a thread for each that has come.
     */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> boundedThreads(
            RequestLimits limits) {
        var threads = new BoundedThreads(limits.requests(), limits.waiting(), "request-");
        return server -> server.addProtocolHandlerCustomizers(h -> h.setExecutor(threads));
    }
}
