package io.evenhand.partner;

import io.evenhand.customer.VatId;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How tax knows an organisation from a day on, as somebody typed it; whether it will do is for {@link PartnerTaxes} to say.
 *
 * @param vatId empty where it has none
 * @param taxNumber the number at its tax office, for those who have no VAT id; empty where it is not recorded
 * @param smallBusiness whether it adds no tax at home, because it is exempt as a small enterprise
 * @param since the first day on which this holds; null where it could not be read
 */
public record TaxFacts(
        String vatId,
        String taxNumber,
        boolean smallBusiness,
        @Nullable LocalDate since) {
    private static final int LONGEST_TAX_NUMBER = 40;

    public TaxFacts {
        vatId = VatId.tidy(vatId);
        taxNumber = taxNumber.strip();
    }

    /** What will not do, by the name of its field. */
    Map<String, String> problems(String country, LocalDate today) {
        String wrong = vatId.isEmpty() ? "" : VatId.problem(country, vatId).orElse("");
        Typed typed = new Typed()
                .that(wrong.isEmpty(), "vatId", wrong)
                .that(
                        taxNumber.isEmpty() || taxNumber.matches("[A-Za-z0-9][A-Za-z0-9 ./\\-]*"),
                        "taxNumber",
                        "Use letters, digits, spaces, dots, slashes and hyphens.")
                .that(
                        taxNumber.length() <= LONGEST_TAX_NUMBER,
                        "taxNumber",
                        "Use at most " + LONGEST_TAX_NUMBER + " characters.");
        typed.that(
                since != null && since.getYear() >= 1990 && !since.isAfter(today.plusYears(1)),
                "since",
                "Enter the first day on which this holds, at most a year ahead, such as 2026-01-01.");
        return typed.problems();
    }
}
