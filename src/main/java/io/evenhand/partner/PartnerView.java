package io.evenhand.partner;

import io.evenhand.terms.NoticeChannel;
import io.evenhand.terms.TermsParty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partner as other rooms see it.
 *
 * @param registration register and number; absent for a person in no register
 * @param noticesBy the only way in which it takes notices; as each agreement says if absent
 * @param version of the record that was read; a change names it
 */
public record PartnerView(
        PartnerId id,
        long version,
        String legalName,
        @Nullable String registration,
        String address,
        String country,
        String noticeEmail,
        @Nullable NoticeChannel noticesBy,
        Set<String> regions,
        Set<String> competencies) {
    /** As terms name it, with what is registered now. */
    public TermsParty party() {
        return new TermsParty(id.value(), legalName, registration, address, country, noticeEmail, noticesBy);
    }
}
