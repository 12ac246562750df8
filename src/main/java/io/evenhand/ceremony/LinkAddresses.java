package io.evenhand.ceremony;

import io.evenhand.digest.Sha256;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whose mail addresses links went to. */
@Component
class LinkAddresses {
    private final Partners partners;

    LinkAddresses(Partners partners) {
        this.partners = partners;
    }

    /** Where a link or code of it goes, for the evidence: what people may read, and what proves that it was this address. */
    static Map<Fact, String> sentTo(SigningLink link) {
        return Map.of(
                Fact.SENT_TO,
                MaskedAddress.of(link.address()),
                Fact.SENT_TO_SHA256,
                Sha256.of(link.address().toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether the address that a link was sent to is still its person's: a mailbox that is theirs no longer signs nothing in their name.
     * Capitals tell no two mailboxes apart.
     */
    boolean isOf(SigningLink link) {
        return partners.person(new PersonId(link.personId()))
                .filter(person -> person.email().equalsIgnoreCase(link.address()))
                .isPresent();
    }
}
