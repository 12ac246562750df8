package io.evenhand.agreement;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import java.io.IOException;
import org.springframework.boot.jackson.JsonComponent;

/** A kind of agreement in events that are kept until whoever listens has heard them: as in a column. */
final class AgreementKindJson {
    private AgreementKindJson() {}

    @JsonComponent
    static class Writer extends JsonSerializer<AgreementKind> {
        @Override
        public void serialize(AgreementKind kind, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(AgreementKindColumn.text(kind));
        }
    }

    @JsonComponent
    static class Reader extends JsonDeserializer<AgreementKind> {
        private final AgreementKinds kinds;

        Reader(AgreementKinds kinds) {
            this.kinds = kinds;
        }

        @Override
        public AgreementKind deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return AgreementKindColumn.kind(kinds, json.getValueAsString());
        }
    }
}
