package dev.lectern.query.trail;

import dev.lectern.api.privacy.KeyId;
import dev.lectern.api.privacy.ProtectedText;
import dev.lectern.api.wire.FactJson;
import dev.lectern.query.text.Texts;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Consumer;

/** The content of events, and the texts in it, of whatever type the events are. */
final class Contents {

    private static final String KEY = "key";
    private static final String CIPHERTEXT = "ciphertext";

    private Contents() {}

    static ObjectNode read(String json) {
        return (ObjectNode) FactJson.mapper().readTree(json);
    }

    /** Every text in it. */
    static void texts(JsonNode content, Consumer<ProtectedText> found) {
        ProtectedText text = text(content);
        if (text != null) {
            found.accept(text);
        } else {
            content.forEach(part -> texts(part, found));
        }
    }

    /** Puts what a reader sees in the place of every text: the text, or that it was erased. */
    static void reveal(JsonNode content, Texts.Revealed revealed) {
        if (content instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                ProtectedText text = text(object.get(name));
                if (text == null) {
                    reveal(object.get(name), revealed);
                } else {
                    object.set(name, shown(text, revealed));
                }
            }
        } else if (content instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                ProtectedText text = text(array.get(i));
                if (text == null) {
                    reveal(array.get(i), revealed);
                } else {
                    array.set(i, shown(text, revealed));
                }
            }
        }
    }

    private static ObjectNode shown(ProtectedText text, Texts.Revealed revealed) {
        ObjectNode shown = FactJson.mapper().createObjectNode();
        String plain = revealed.text(text);
        return plain == null ? shown.put("erased", true) : shown.put("text", plain);
    }

    private static @Nullable ProtectedText text(JsonNode node) {
        return node.isObject() && node.size() == 2 && node.has(KEY) && node.has(CIPHERTEXT)
                ? new ProtectedText(
                        new KeyId(node.get(KEY).asString()), node.get(CIPHERTEXT).asString())
                : null;
    }
}
