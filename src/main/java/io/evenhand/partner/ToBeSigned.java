package io.evenhand.partner;

import io.evenhand.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to sign, as authority is measured by it.
 *
 * @param agreementKind code of the kind, such as {@code nda}
 * @param value what the deal is estimated to be worth; null when nobody has said
 */
public record ToBeSigned(String agreementKind, @Nullable Money value, LocalDate day) {}
