package io.evenhand.settlement.revenue;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.file.ColumnMapping;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** How parts, derivations and totals are stored: JSON that says all that their records hold. */
final class SharingJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(currencies())
            .addMixIn(DerivationStep.class, Named.class)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            // The same content is the same text.
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static {
        Arrays.stream(DerivationStep.class.getPermittedSubclasses())
                .forEach(step -> JSON.registerSubtypes(new NamedType(step, step.getSimpleName())));
    }

    // There are millions of these.
    private static final ObjectWriter PARTS = JSON.writerFor(new TypeReference<List<Part>>() {});
    private static final ObjectWriter DERIVATION = JSON.writerFor(new TypeReference<List<DerivationStep>>() {});

    private SharingJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
    private interface Named {}

    static String parts(List<Part> parts) {
        return write(PARTS, parts);
    }

    static List<Part> parts(String json) {
        return read(json, new TypeReference<List<Part>>() {});
    }

    static String derivation(List<DerivationStep> steps) {
        return write(DERIVATION, steps);
    }

    static List<DerivationStep> derivation(String json) {
        return read(json, new TypeReference<List<DerivationStep>>() {});
    }

    static String totals(Map<String, List<Long>> totals) {
        return write(totals, new TypeReference<Map<String, List<Long>>>() {});
    }

    static Map<String, List<Long>> totals(String json) {
        return read(json, new TypeReference<Map<String, List<Long>>>() {});
    }

    static String findings(FileFindings findings) {
        return write(findings, new TypeReference<FileFindings>() {});
    }

    static FileFindings findings(String json) {
        return read(json, new TypeReference<FileFindings>() {});
    }

    static String mapping(ColumnMapping mapping) {
        return write(mapping, new TypeReference<ColumnMapping>() {});
    }

    static ColumnMapping mapping(String json) {
        return read(json, new TypeReference<ColumnMapping>() {});
    }

    private static <T> String write(T value, TypeReference<T> type) {
        return write(JSON.writerFor(type), value);
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was shared cannot be written", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What we stored of a sharing cannot be read", e);
        }
    }

    private static SimpleModule currencies() {
        return new SimpleModule()
                .addSerializer(new StdSerializer<CurrencyUnit>(CurrencyUnit.class) {
                    @Override
                    public void serialize(CurrencyUnit value, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeString(value.getCode());
                    }
                })
                .addDeserializer(CurrencyUnit.class, new StdDeserializer<CurrencyUnit>(CurrencyUnit.class) {
                    @Override
                    public CurrencyUnit deserialize(JsonParser json, DeserializationContext context)
                            throws IOException {
                        return Money.currency(json.getValueAsString());
                    }
                });
    }
}
