package io.evenhand.testing;

import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import io.evenhand.terms.TermsParty;
import java.util.List;
import java.util.Set;

/** Partners of which a test says only what it is about. */
public final class TestPartners {
    private TestPartners() {}

    /** The partner that terms name, with a director who may sign an NDA: "ID.signer". */
    public static NewPartner of(TermsParty party) {
        String id = party.partnerId();
        return of(
                id,
                party.legalName(),
                new NewPerson(
                        new PersonId(id + ".signer"), "Ada " + id, id + "@example.com", "Director", Set.of("nda")));
    }

    /** Serves Saxony and Bavaria, and knows ERP. */
    public static NewPartner of(String id, String legalName, NewPerson... people) {
        return new NewPartner(
                new PartnerId(id),
                legalName,
                "HRB 1, Dresden",
                "1 Street, Dresden",
                "DE",
                "legal@partner.example",
                List.of("Saxony", "Bavaria"),
                List.of("erp"),
                List.of(people));
    }
}
