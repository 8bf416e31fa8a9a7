package dev.lectern.command.web;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.wire.FactJson;
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

import java.math.BigDecimal;
import java.util.List;

/** Strict JSON, ids in paths, callers as parameters, bounded bodies. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {

    static {
        var documents = SpringDocUtils.getConfig();
        documents.addRequestWrapperToIgnore(Caller.class);
        for (Class<?> text :
                List.of(
                        ConferenceId.class,
                        DemoId.class,
                        CompetitionId.class,
                        CriterionId.class,
                        MemberId.class,
                        Text.Line.class,
                        Text.Prose.class)) {
            documents.replaceWithClass(text, String.class);
        }
        documents.replaceWithClass(Decimal.class, BigDecimal.class);
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return FactJson::strict;
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
