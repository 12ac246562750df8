package io.evenhand.testing;

import io.evenhand.partner.NewPartner;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.PartnerId;
import java.util.List;

/** Partners of which a test says only what it is about. */
public final class TestPartners {
    private TestPartners() {}

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
