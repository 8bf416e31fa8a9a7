package dev.lectern.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.lectern.web.ApiDescription;
import dev.lectern.web.ProblemAnswers;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.core.StreamWriteFeature;

import java.util.List;

/** How answers are written, what is checked before, and what the documentation says of both. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicAddress.class)
class WebConfiguration implements WebMvcConfigurer {

    private final MinPosition minPosition;

    WebConfiguration(MinPosition minPosition) {
        this.minPosition = minPosition;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(minPosition);
    }

    /** Numbers plain and to their last digit; what is absent is left out. */
    @Bean
    static JsonMapperBuilderCustomizer plainNumbers() {
        return builder ->
                builder.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .changeDefaultPropertyInclusion(include ->
                                include.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    @Bean
    static FilterRegistrationBean<EntityTags> entityTags(ProblemAnswers problems) {
        return new FilterRegistrationBean<>(new EntityTags(problems));
    }

    @Bean
    static OpenAPI description() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Lectern: reads")
                                .version("1")
                                .description(
                                        "What has happened, as people look at it. Writes go to the command service, under the same paths. Problems are RFC 9457, with a stable `code`."));
    }

    @Bean
    static ApiDescription apiDescription() {
        return new ApiDescription(
                "openapi-examples-query.json",
                List.of(400, 401, 403, 404, 406, 412, 422, 500, 503));
    }

    @Bean
    static OperationCustomizer entityTagsDocumented() {
        return (operation, handler) -> {
            if (handler.getMethod().getReturnType() == void.class) {
                return operation; // it is written as it comes, and has no tag
            }
            operation
                    .getResponses()
                    .addApiResponse(
                            "304", new ApiResponse().description("What the client has is current"));
            return operation.addParametersItem(
                    new HeaderParameter()
                            .name("If-None-Match")
                            .description("Entity tags of what the client has")
                            .required(false)
                            .schema(new StringSchema()));
        };
    }

    @Bean
    static OperationCustomizer minPositionDocumented() {
        return (operation, handler) -> {
            if (handler.getBeanType().isAnnotationPresent(ReadsFrom.class)) {
                operation.addParametersItem(
                        new HeaderParameter()
                                .name(MinPosition.HEADER)
                                .description(
                                        "Wait up to 5 s until the events of the conference, or else of the organisation, are applied up to this position, which a write has answered; else 503 `not-yet-applied`")
                                .required(false)
                                .schema(new IntegerSchema().format("int64")));
            }
            return operation;
        };
    }
}
