package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.testing.DatabaseOfItsOwn;
import io.evenhand.testing.EarlierDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Proves what the rows of a house become that is upgraded while referrals run: what was told before of claims to have known a customer becomes
 * claims, with the evidence that each named and the verdict that was given; and nothing is made up for what was not said.
 */
@DatabaseOfItsOwn
class EarlierRowsTests {
    private static final String BEFORE_CLAIMS_WERE_KEPT = "191";
    private static final String CLAIMED = "claimed that Polderdata B.V. knew the customer before: ";

    private static EarlierDatabase house;

    @BeforeAll
    static void aHouseIsUpgraded() {
        house = new EarlierDatabase(BEFORE_CLAIMS_WERE_KEPT);
        List.of("open", "ended", "carved", "none", "two", "later", "percent").forEach(EarlierRowsTests::referral);

        // Two were filed; the first was named, and nobody has judged it.
        evidence("e-open-1", "open", "polder", "Invoice 4711", "2025-03-04", "09:00");
        evidence("e-open-2", "open", "polder", "Contract", "2024-01-01", "09:30");
        told("open", "10:00", "Sanne", CLAIMED + "Invoice 4711, 2025-03-04", "prior-polder");

        evidence("e-ended", "ended", "polder", "Contract: maintenance", "2024-01-01", "09:00");
        told("ended", "10:00", "Sanne", CLAIMED + "Contract: maintenance, 2024-01-01", "prior-polder");
        told(
                "ended",
                "11:00",
                "Jens",
                "ended the referral for the prior relationship of Polderdata B.V.: Nothing is left: we know.",
                "judged-polder");

        // Another document was filed after the claim, and that was carved out and drafted.
        evidence("e-carved-1", "carved", "polder", "Invoice 1", "2025-01-01", "09:00");
        told("carved", "10:00", "Sanne", CLAIMED + "Invoice 1, 2025-01-01", "prior-polder");
        evidence("e-carved-2", "carved", "polder", "Invoice 2", "2025-02-02", "10:30");
        told(
                "carved",
                "11:00",
                "Jens",
                "accepted the prior relationship of Polderdata B.V. as a carve-out",
                "judged-polder");
        carvedOut("carved", "polder", "Invoice 2, 2025-02-02");

        evidence("e-none", "none", "polder", "Invoice 3", "2025-03-03", "09:00");
        told("none", "10:00", "Sanne", "stated that Polderdata B.V. did not know the customer", "prior-polder");

        for (String deliverer : List.of("alpen", "polder")) {
            evidence("e-two-" + deliverer, "two", deliverer, "Invoice of " + deliverer, "2025-05-05", "09:00");
            told(
                    "two",
                    "10:00",
                    "Sanne",
                    "claimed that " + deliverer + " knew the customer before: Invoice of " + deliverer + ", 2025-05-05",
                    "prior-" + deliverer);
        }
        told("two", "11:00", "Jens", "accepted the prior relationship of alpen as a carve-out", "judged-alpen");
        carvedOut("two", "alpen", "Invoice of alpen, 2025-05-05");

        evidence("e-later", "later", "polder", "Invoice 6", "2025-06-06", "12:00");

        // What LIKE would take for any text is a percent sign here.
        evidence("e-percent-1", "percent", "polder", "% of the sale", "2025-07-07", "09:00");
        evidence("e-percent-2", "percent", "polder", "10 % of the sale", "2025-07-07", "09:10");
        told("percent", "10:00", "Sanne", CLAIMED + "% of the sale, 2025-07-07", "prior-polder");

        house.put(
                "disclosure", Map.of("id", "d-1", "referral_id", "open", "person_id", "bram", "partner_id", "polder"));
        house.upgrade();
    }

    @AfterAll
    static void itIsGone() {
        house.close();
    }

    @Test
    void eachClaimThatWasToldIsKeptWithTheEvidenceThatItNamed() {
        assertThat(rows(
                        "select concat(referral_id, ' ', partner_id, ' ', evidence_id, ' ', claimed_by, ' ', claimed_at)"
                                + " from prior_claim order by referral_id, partner_id"))
                .extracting(row -> row.substring(0, row.indexOf(":00")))
                .containsExactly(
                        "carved polder e-carved-1 Sanne 2026-11-21 10",
                        "ended polder e-ended Sanne 2026-11-21 10",
                        "open polder e-open-1 Sanne 2026-11-21 10",
                        "percent polder e-percent-1 Sanne 2026-11-21 10",
                        "two alpen e-two-alpen Sanne 2026-11-21 10",
                        "two polder e-two-polder Sanne 2026-11-21 10");
    }

    @Test
    void whatWasJudgedStaysJudgedWithItsReasonAndTheRestWaits() {
        assertThat(rows("select concat(referral_id, ' ', partner_id, ' ', verdict, ' ', judged_by, ' ',"
                        + " coalesce(reason, '-')) from prior_claim where verdict is not null"
                        + " and judged_at > claimed_at order by referral_id, partner_id"))
                .containsExactly(
                        "carved polder CARVED_OUT Jens -",
                        "ended polder ENDED Jens Nothing is left: we know.",
                        "two alpen CARVED_OUT Jens -");
        assertThat(
                        rows(
                                "select concat(referral_id, ' ', partner_id) from prior_claim where verdict is null"
                                        + " and reason is null and judged_by is null and judged_at is null order by referral_id, partner_id"))
                .containsExactly("open polder", "percent polder", "two polder");
    }

    @Test
    void everyCarveOutRestsOnTheEvidenceThatItsWordsName() {
        assertThat(rows(
                        "select concat(c.referral_id, ' ', c.partner_id, ' ', c.evidence_id, ' ', e.title) from carve_out c"
                                + " join prior_evidence e on e.id = c.evidence_id order by c.referral_id"))
                .containsExactly("carved polder e-carved-2 Invoice 2", "two alpen e-two-alpen Invoice of alpen");
        assertThat(rows("select referral_id from carve_out where evidence_id is null"))
                .isEmpty();
    }

    @Test
    void nobodyIsSaidToHaveBeenNamedOrToHaveConsentedOtherwiseThanWasKept() {
        assertThat(rows("select person_id from disclosure where named_by is null and not by_contract"))
                .containsExactly("bram");
        assertThat(rows("select id from referral where consent_id is not null or relies_on_nda is not null"))
                .isEmpty();
    }

    private static List<String> rows(String query) {
        return house.rows().queryForList(query, String.class);
    }

    private static void referral(String id) {
        house.put("referral", Map.of("id", id, "reference", "REF-" + id));
    }

    private static void evidence(String id, String referral, String partner, String title, String dated, String time) {
        house.put(
                "prior_evidence",
                Map.of(
                        "id",
                        id,
                        "referral_id",
                        referral,
                        "partner_id",
                        partner,
                        "title",
                        title,
                        "dated_on",
                        dated,
                        "filed_at",
                        "2026-11-21 " + time + ":00"));
    }

    private static void told(String referral, String time, String actor, String what, String onceKey) {
        house.put(
                "referral_history",
                Map.of(
                        "referral_id",
                        referral,
                        "happened_at",
                        "2026-11-21 " + time + ":00",
                        "actor",
                        actor,
                        "what",
                        what,
                        "once_key",
                        onceKey));
    }

    private static void carvedOut(String referral, String partner, String words) {
        house.put(
                "carve_out",
                Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "referral_id",
                        referral,
                        "partner_id",
                        partner,
                        "evidence",
                        words));
    }
}
