package io.evenhand.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that who was asked for a seat, and why it declined, is read by the introducer and by whoever was asked, and by nobody else. */
@WithoutEngine
class SeatsTests {
    private static final String WHY = "We do not trust their forecasts.";

    @Autowired
    Seats seats;

    @Autowired
    ReferralDesk desk;

    @Autowired
    Referrals referrals;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId nordwind = new PartnerId("nordwind-" + network);
    private final PartnerId contoso = new PartnerId("contoso-" + network);
    private final PartnerId fabrikam = new PartnerId("fabrikam-" + network);
    private final PartnerId litware = new PartnerId("litware-" + network);
    private final Actor nora = of(nordwind, "Nora Lind");
    private final Actor ivo = of(contoso, "Ivo Keller");
    private final Actor finn = of(fabrikam, "Finn Berg");
    private ReferralId referral;

    private static Actor of(PartnerId partner, String name) {
        return new Actor(name, name, "p-" + partner, partner.value(), Set.of(Role.OPERATIONS));
    }

    @BeforeEach
    void oneDeclinedOneWasLateAndOneAccepted() {
        for (PartnerId partner : List.of(nordwind, contoso, fabrikam, litware)) {
            partners.register(TestPartners.of(partner.value(), "The firm " + partner));
        }
        RegisterResult result = referrals.register(new NewReferral(
                "REF-" + network,
                "A warehouse",
                new Customer("Cordes", "Cordes KG", "cordes.example", null, "DE", "Anke Müller", "info@cordes.example"),
                new Need("Move forklifts", "erp", "Saxony", null, null, null),
                nordwind,
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(contoso, litware, fabrikam), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        referral = ((RegisterResult.Registered) result).id();
        String seat = seats.open(referral).getFirst();
        assertThat(seats.answer(seats.offerNext(seat).orElseThrow().offerId(), ivo, "decline", WHY))
                .isInstanceOf(DecisionResult.Recorded.class);
        seats.expire(seats.offerNext(seat).orElseThrow().offerId());
        assertThat(seats.answer(seats.offerNext(seat).orElseThrow().offerId(), finn, "accept", ""))
                .isInstanceOf(DecisionResult.Recorded.class);
    }

    private List<String> read(Actor actor) {
        ReferralView seen = desk.briefs(actor, List.of(referral)).getFirst();
        return desk.history(actor, seen).stream()
                .map(line -> line.actor() + ": " + line.what())
                .toList();
    }

    @Test
    void theReasonIsForTheIntroducerAndWhoDeclinedAlone() {
        String declined = "Ivo Keller: declined the seat “delivery” for The firm " + contoso + ": " + WHY;
        assertThat(read(nora))
                .contains(
                        declined,
                        "Evenhand: offered the seat “delivery” to The firm " + contoso
                                + ", without naming the customer",
                        "Evenhand: closed the offer to The firm " + litware + ": no answer in time")
                .noneMatch(line -> line.startsWith("A partner"));
        assertThat(read(ivo)).contains(declined).noneMatch(line -> line.contains(litware.value()));
        Actor steward = new Actor("stella", "Stella", "p-stella", "network", Set.of(Role.STEWARD));
        for (Actor other : List.of(finn, steward)) {
            assertThat(read(other))
                    .as(other.displayName())
                    .containsSubsequence(
                            "Evenhand: offered the seat “delivery” to a partner, without naming the customer",
                            "A partner: declined the seat “delivery”",
                            "Evenhand: closed an offer of the seat “delivery”: no answer in time",
                            "Finn Berg: accepted the seat “delivery” for The firm " + fabrikam)
                    .noneMatch(line -> line.contains("Ivo")
                            || line.contains(contoso.value())
                            || line.contains(litware.value())
                            || line.contains(WHY));
        }
        assertThat(desk.history(referral)).hasSize(read(nora).size());
    }

    @Test
    void whoeverGuessesTheCustomerIsNotToldThatTheGuessIsRight() {
        database.update(
                "update referral_history set what = concat(what, ': Cordes or Kranich?') where actor = 'Finn Berg' and referral_id = ?",
                referral.value());
        assertThat(read(finn)).anyMatch(line -> line.endsWith("Cordes or Kranich?"));
        ReferralDesk.Reading reading =
                desk.words(desk.briefs(finn, List.of(referral)).getFirst());
        Instant now = Instant.parse("2026-01-05T10:00:00Z");
        assertThat(reading.of(fabrikam.value(), now, "Is it Cordes?")).isEqualTo("Is it Cordes?");
        assertThat(reading.of(nordwind.value(), now, "Cordes is in a hurry.")).isEqualTo("[customer] is in a hurry.");
    }

    @Test
    void whatWasWrittenBeforeIsReadLikeThatToo() throws IOException {
        List<String> before = read(finn);
        database.update("delete from referral_history where for_others and referral_id = ?", referral.value());
        database.update("update referral_history set insider_id = null where referral_id = ?", referral.value());
        assertThat(read(finn)).anyMatch(line -> line.contains(WHY));
        migrateAnew();
        assertThat(read(finn)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(read(nora)).anyMatch(line -> line.contains(WHY));
    }

    /** Only this referral's lines are as they were: of all others, the lines exist that it would add. */
    private void migrateAnew() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(SeatsTests.class.getResourceAsStream("/db/migration/V221__history_apart.sql"))) {
            Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";"))
                    .map(String::strip)
                    .filter(statement -> statement.startsWith("UPDATE") || statement.startsWith("INSERT"))
                    .map(statement -> statement + " AND " + (statement.startsWith("INSERT") ? "h." : "")
                            + "referral_id = '" + referral.value() + "'")
                    .forEach(database::execute);
        }
    }
}
