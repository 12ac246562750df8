package io.evenhand.partner.web;

import io.evenhand.partner.TaxFacts;
import io.evenhand.partner.TaxStanding;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The form for how tax knows an organisation, as it was typed.
 *
 * @param known how many records there were when the form was filled
 * @param smallBusiness "yes", or nothing
 */
record TaxForm(
        int known,
        @Nullable String vatId,
        @Nullable String taxNumber,
        @Nullable String smallBusiness,
        @Nullable String since) {
    private static final String YES = "yes";

    /** What holds now, to be recorded otherwise from today on. */
    static TaxForm of(@Nullable TaxStanding latest, int known, LocalDate today) {
        return latest == null
                ? new TaxForm(known, "", "", "", today.toString())
                : new TaxForm(
                        known, latest.vatId(), latest.taxNumber(), latest.smallBusiness() ? YES : "", today.toString());
    }

    TaxForm on(int present) {
        return new TaxForm(present, vatId, taxNumber, smallBusiness, since);
    }

    TaxFacts facts() {
        return new TaxFacts(
                Text.of(vatId),
                Text.of(taxNumber),
                Text.of(smallBusiness).equals(YES),
                Text.day(since).orElse(null));
    }
}
