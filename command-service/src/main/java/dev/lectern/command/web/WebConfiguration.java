package dev.lectern.command.web;

import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.MemberId;
import dev.lectern.api.wire.FactJson;
import dev.lectern.command.dispatching.Caller;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.module.SimpleModule;

import java.math.BigDecimal;
import java.util.List;

/** Strict JSON, ids in paths, callers as parameters. */
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

    private final RequestKeys keys;

    WebConfiguration(RequestKeys keys) {
        this.keys = keys;
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Lectern: writes")
                                .version("1")
                                .description(
                                        "Every write answers 201 if it recorded something and 200 if it had all happened before, with the position of its last event in the body and in Lectern-Position. Reads go to the query service, under the same paths. Problems are RFC 9457, with a stable `code`."));
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper ->
                FactJson.strict(mapper)
                        .addModule(
                                new SimpleModule().addDeserializer(String.class, new PlainText()));
    }

    /** Answers are JSON whatever is accepted: a refusal must not come after the write is stored. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
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
        resolvers.add(new CallerResolver(keys));
    }
}
