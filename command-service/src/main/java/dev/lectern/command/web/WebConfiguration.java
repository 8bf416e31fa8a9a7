package dev.lectern.command.web;

import dev.lectern.api.ApiKeyId;
import dev.lectern.api.CompetitionId;
import dev.lectern.api.ConferenceId;
import dev.lectern.api.CriterionId;
import dev.lectern.api.DemoId;
import dev.lectern.api.LabelId;
import dev.lectern.api.MemberId;
import dev.lectern.api.OptionId;
import dev.lectern.api.OrganisationId;
import dev.lectern.api.ParticipantId;
import dev.lectern.api.PollId;
import dev.lectern.api.QuestionId;
import dev.lectern.api.TalkId;
import dev.lectern.api.admission.Invitation;
import dev.lectern.api.admission.JoinCode;
import dev.lectern.api.conference.Role;
import dev.lectern.api.wire.FactJson;
import dev.lectern.command.dispatching.Caller;
import dev.lectern.web.ApiDescription;
import dev.lectern.web.Trace;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

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
                        OrganisationId.class,
                        ApiKeyId.class,
                        ParticipantId.class,
                        Invitation.class,
                        JoinCode.class,
                        TalkId.class,
                        QuestionId.class,
                        LabelId.class,
                        PollId.class,
                        OptionId.class,
                        Text.Line.class,
                        Text.Prose.class)) {
            documents.replaceWithClass(text, String.class);
        }
        documents.replaceWithClass(Moment.class, OffsetDateTime.class);
        documents.replaceWithClass(Decimal.class, BigDecimal.class);
        documents.replaceWithClass(Ordinal.class, Integer.class);
    }

    private final RequestKeys keys;
    private final JsonMapper json;

    WebConfiguration(RequestKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Bean
    static OpenAPI description() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Lectern: writes")
                                .version("1")
                                .description(
                                        "Every write answers 201 if it recorded something and 200 if it had all happened before, with the position of its last event in the body and in Lectern-Position. Reads go to the query service, under the same paths. Problems are RFC 9457, with a stable `code`."));
    }

    @Bean
    static ApiDescription apiDescription() {
        return new ApiDescription(
                "openapi-examples-command.json",
                List.of(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503));
    }

    /** Both good answers, and the headers that every write takes. */
    @Bean
    static OperationCustomizer writesDocumented() {
        return (operation, _) -> {
            ApiResponse done = Objects.requireNonNull(operation.getResponses().get("200"));
            done.setDescription("It had all happened before");
            operation
                    .getResponses()
                    .addApiResponse(
                            "201",
                            new ApiResponse().description("Recorded").content(done.getContent()));
            return operation
                    .addParametersItem(
                            header(
                                    RequestKeys.HEADER,
                                    "Names the request: its repetition is answered as the first one was"))
                    .addParametersItem(
                            header(
                                    IfMatch.HEADER,
                                    "Entity tags of the version that is edited, or `*`; else 412. Of conferences, talks, demos, polls and competitions only"))
                    .addParametersItem(
                            header(Trace.CORRELATION_ID, "What the request is called in logs"));
        };
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }

    @Bean
    static JsonMapperBuilderCustomizer strictJson() {
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
        registry.addConverter(String.class, OrganisationId.class, OrganisationId::new);
        registry.addConverter(String.class, ApiKeyId.class, ApiKeyId::new);
        registry.addConverter(String.class, ParticipantId.class, ParticipantId::new);
        registry.addConverter(String.class, Invitation.class, Invitation::named);
        registry.addConverter(String.class, Role.class, Role::of);
        registry.addConverter(String.class, TalkId.class, TalkId::new);
        registry.addConverter(String.class, QuestionId.class, QuestionId::new);
        registry.addConverter(String.class, LabelId.class, LabelId::new);
        registry.addConverter(String.class, PollId.class, PollId::new);
        registry.addConverter(String.class, Ordinal.class, Ordinal::parse);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new WholeAnswers(json));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerResolver(keys));
    }
}
