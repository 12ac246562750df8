package io.evenhand.settlement.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.evenhand.money.Money;
import java.io.IOException;
import java.util.Arrays;
import org.joda.money.CurrencyUnit;

/** How records are stored as text: JSON that says all that they hold, and the same content is the same text. */
public final class RecordJson {
    private final JsonMapper json;

    /** @param forms sealed interfaces: which record of it one is stands beside its fields as "step" */
    public RecordJson(Class<?>... forms) {
        this.json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(currencies())
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        for (Class<?> several : forms) {
            json.addMixIn(several, Named.class);
            Arrays.stream(several.getPermittedSubclasses())
                    .forEach(form -> json.registerSubtypes(new NamedType(form, form.getSimpleName())));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
    private interface Named {}

    public <T> String write(T value, TypeReference<T> type) {
        try {
            return json.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is to be stored cannot be written", e);
        }
    }

    /** @throws IllegalStateException when it was not written so */
    public <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What we stored cannot be read", e);
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
