package io.evenhand.agreement;

import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.Terms;
import org.jspecify.annotations.Nullable;

/**
 * An agreement to draft.
 *
 * @param number by which people call it, unique in the network
 * @param subject the referral that it belongs to; with the kind of the terms, the idempotency key of drafting
 * @param draftedBy the partner whose draft it is: it has accepted its own terms
 * @param valueBand how large the deal is, for the approval decision: small, medium or large
 * @param dealValue what the deal is estimated to be worth, for authority to sign; null when nobody has said
 * @param language in which it is worded, as a tag such as "de"; one of {@link AgreementLanguages}
 */
public record NewAgreement(
        String number,
        String subject,
        PartnerId draftedBy,
        Terms terms,
        String valueBand,
        @Nullable Money dealValue,
        String language) {
    /** One in English. */
    public NewAgreement(
            String number,
            String subject,
            PartnerId draftedBy,
            Terms terms,
            String valueBand,
            @Nullable Money dealValue) {
        this(number, subject, draftedBy, terms, valueBand, dealValue, "en");
    }

    /** One in English of which nobody has said what the deal is worth. */
    public NewAgreement(String number, String subject, PartnerId draftedBy, Terms terms, String valueBand) {
        this(number, subject, draftedBy, terms, valueBand, null);
    }
}
