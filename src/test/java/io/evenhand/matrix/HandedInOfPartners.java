package io.evenhand.matrix;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.FiledDocument;
import io.evenhand.referral.FilingResult;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.ReferralId;
import io.evenhand.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcOperations;

/** An invoice that a partner handed in because it had known a customer before, and the task of another one to judge that. */
final class HandedInOfPartners {
    /** Nobody else files evidence in its name, so that this stays what it claimed. */
    private static final String CLAIMANT = "handed-in";

    private HandedInOfPartners() {}

    /** @return the key of the task of the partner that judges */
    static String judged(AutowireCapableBeanFactory context, String partner, String referral, long key) {
        Actor claimant = new Actor(CLAIMANT, "Handed in", null, CLAIMANT, Set.of(Role.OPERATIONS));
        Partners partners = context.getBean(Partners.class);
        if (partners.find(new PartnerId(CLAIMANT)).isEmpty()) {
            partners.register(TestPartners.of(CLAIMANT, "Handed in Ltd"));
        }
        PriorRelationships priors = context.getBean(PriorRelationships.class);
        ReferralId id = ReferralId.of(referral);
        FilingResult filed = priors.file(
                id,
                claimant,
                "Invoice 7",
                LocalDate.of(2020, 1, 15),
                new byte[0],
                new FiledDocument("invoice-7.pdf", "%PDF-1.7 invoice".getBytes(StandardCharsets.US_ASCII)));
        // Asked for again, the first claim stands.
        DecisionResult unused = priors.state(
                id, new PartnerId(CLAIMANT), claimant, "claim", Optional.of(((FilingResult.Filed) filed).evidenceId()));
        int made = context.getBean(JdbcOperations.class)
                .update(
                        "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                                + " subject, partner_id, role, state, created_at) values (?, 0, 'referral', 1,"
                                + " 'judge-prior-relationship', ?, ?, ?, 'operations', 'OPEN', '2026-11-24 10:00:00')",
                        key,
                        referral,
                        CLAIMANT,
                        partner);
        return Long.toString(key);
    }
}
