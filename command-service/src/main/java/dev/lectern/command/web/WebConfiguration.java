package dev.lectern.command.web;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.command.dispatching.Caller;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;

import java.util.List;

/** Strict JSON, ids in paths, callers as parameters, bounded bodies. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder ->
                builder.enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .changeDefaultPropertyInclusion(include ->
                                include.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        var registration = new FilterRegistrationBean<>(new BodyLimit());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, ConferenceId.class, ConferenceId::new);
        registry.addConverter(String.class, DemoId.class, DemoId::new);
        registry.addConverter(String.class, CompetitionId.class, CompetitionId::new);
        registry.addConverter(String.class, MemberId.class, MemberId::new);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver());
    }
}
