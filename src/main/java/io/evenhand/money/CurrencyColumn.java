package io.evenhand.money;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Stores a currency as its ISO 4217 code. Named on the record component, since another room's tests do not see auto-applied ones. */
@Converter
class CurrencyColumn implements AttributeConverter<CurrencyUnit, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable CurrencyUnit currency) {
        return currency == null ? null : currency.getCode();
    }

    @Override
    public @Nullable CurrencyUnit convertToEntityAttribute(@Nullable String code) {
        return code == null ? null : CurrencyUnit.of(code);
    }
}
