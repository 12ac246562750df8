package io.evenhand.agreement;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A kind of agreement in a column: its code in capitals, with underscores. */
@Component
@Converter(autoApply = true)
class AgreementKindColumn implements AttributeConverter<AgreementKind, String> {
    private final AgreementKinds kinds;

    AgreementKindColumn(AgreementKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable AgreementKind kind) {
        return kind == null ? null : text(kind);
    }

    @Override
    public @Nullable AgreementKind convertToEntityAttribute(@Nullable String stored) {
        return stored == null ? null : kind(kinds, stored);
    }

    static String text(AgreementKind kind) {
        return kind.code().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static AgreementKind kind(AgreementKinds kinds, String text) {
        return kinds.stored(text.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
