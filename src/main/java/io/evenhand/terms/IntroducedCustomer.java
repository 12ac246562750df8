package io.evenhand.terms;

import io.evenhand.terms.json.Quoting;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one customer that was introduced, and never more than that: a group, a sector or a country is refused, since
 * dividing customers among competitors is unlawful almost everywhere.
 *
 * @param legalName as registered
 * @param domain its internet domain, lower case
 * @param country ISO 3166 alpha-2
 * @param taxId its VAT or tax number, if known
 */
public record IntroducedCustomer(
        String legalName,
        String domain,
        String country,
        @Nullable String taxId) {
    private static final Pattern MANY = Pattern.compile(
            "(?iu).*\\b(all|any|every|each|alle|jeder|toute?s?|alle)\\b.*"
                    + "\\b(customers?|clients?|companies|company|accounts?|prospects?|kunden?|unternehmen|klanten|entreprises?)\\b.*");

    public IntroducedCustomer {
        new FieldChecks()
                .text("/legalName", legalName, 200)
                .that(
                        !MANY.matcher(legalName).matches(),
                        "/legalName",
                        "%s names more than one customer".formatted(Quoting.quoted(legalName)),
                        "name the one customer that was introduced; partners must not divide a market")
                .domain("/domain", domain)
                .country("/country", country)
                .optionalText("/taxId", taxId, 40)
                .done();
    }
}
