package dev.lectern.command.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Answers of known length: of unknown length, each would be sent in two pieces. */
final class WholeAnswers extends JacksonJsonHttpMessageConverter {

    WholeAnswers(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    protected void writeInternal(
            Object answer,
            ResolvableType type,
            HttpOutputMessage output,
            @Nullable Map<String, Object> hints)
            throws IOException {
        var whole = new Whole(output.getHeaders(), new ByteArrayOutputStream());
        super.writeInternal(answer, type, whole, hints);
        output.getHeaders().setContentLength(whole.getBody().size());
        whole.getBody().writeTo(output.getBody());
    }

    private record Whole(HttpHeaders getHeaders, ByteArrayOutputStream getBody)
            implements HttpOutputMessage {}
}
