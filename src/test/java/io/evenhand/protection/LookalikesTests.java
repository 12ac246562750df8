package io.evenhand.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.Likeness;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.LookalikeView.Answer;
import io.evenhand.protection.LookalikeView.Standing;
import io.evenhand.terms.Conduct;
import io.evenhand.testing.WithoutEngine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/**
 * Proves that a customer who resembles one about whom a partner is bound is a question to the parties of both and to nobody else, that the
 * answers count in the check of duties, and that they are only added to.
 */
@WithoutEngine
@RecordApplicationEvents
class LookalikesTests {
    private final String round = UUID.randomUUID().toString().substring(0, 8);
    private final PartnerId bound = new PartnerId("bound-" + round);
    private final PartnerId holder = new PartnerId("holder-" + round);
    private final PartnerId introducer = new PartnerId("introducer-" + round);
    private final PartnerId stranger = new PartnerId("stranger-" + round);
    private final String referral = "r-" + round;

    /** Names of letters, so that no two rounds resemble one another. */
    private final String word = "k"
            + round.chars()
                    .map(c -> "bcdfgklmnprstvxz".charAt(Character.digit(c, 16)))
                    .collect(
                            StringBuilder::new,
                            (text, c) -> text.append((char) c).append('a'),
                            StringBuilder::append);

    private final CustomerIdentity first = new CustomerIdentity(word + " GmbH", "DE", word + ".de", null);
    private final CustomerIdentity alike = new CustomerIdentity(word + " Logistik SE", "AT", word + ".com", null);

    @Autowired
    Protections protections;

    @Autowired
    Lookalikes lookalikes;

    @Autowired
    LateDuties late;

    @Autowired
    ApplicationEvents events;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    @Test
    void aResemblingCustomerIsAQuestionSideBySideAndStandsInNobodysWay() {
        Duty duty = promised(bound, holder, first, "elsewhere-" + round);
        lookalikes.look(bound, introducer, alike, referral);
        lookalikes.look(bound, introducer, alike, referral);

        assertThat(lookalikes.of(operations(bound))).singleElement().satisfies(view -> {
            assertThat(view.protectedCustomer()).isEqualTo(first);
            assertThat(view.customer()).isEqualTo(alike);
            assertThat(view.duty()).isEqualTo(duty);
            assertThat(view.reasons()).containsExactlyInAnyOrder(Likeness.DOMAIN_VARIANT, Likeness.GROUP_NAME);
            assertThat(view.standing()).isEqualTo(Standing.OPEN);
        });
        assertThat(lookalikes.waiting(operations(bound), referral)).isOne();
        assertThat(inTheWay()).isEmpty();
    }

    /** Whoever works for the bound partner is told, once, and without either name; so is the protected one only if it takes part. */
    @Test
    void theBoundPartnerIsToldOfAQuestionAndItStandsInItsWork() {
        for (PartnerId partner : List.of(bound, holder)) {
            Registration unused = accounts.register(NewAccount.of(
                    partner + ".ops",
                    "Anna",
                    "a long secret of a test",
                    "p-" + partner,
                    partner.value(),
                    Role.OPERATIONS));
        }
        promised(bound, holder, first, "elsewhere-" + round);
        assertThat(lookalikes.waiting(operations(bound))).isZero();
        lookalikes.look(bound, introducer, alike, referral);
        lookalikes.look(bound, introducer, alike, referral);

        assertThat(lettersTo(bound))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter).contains("/similar-customers").doesNotContain(word));
        assertThat(lettersTo(holder)).isEmpty();
        assertThat(lookalikes.waiting(operations(bound))).isOne();
        assertThat(lookalikes.waiting(operations(holder))).isZero();

        String id = lookalikes.of(operations(bound)).getFirst().id();
        answer(id, Answer.ANOTHER);
        assertThat(lookalikes.waiting(operations(bound))).isZero();
        answer(id, Answer.UNDECIDED);
        assertThat(lookalikes.waiting(operations(bound), referral)).isOne();
    }

    private List<String> lettersTo(PartnerId partner) {
        return database.queryForList(
                "select letter from notice_mail where username = ?", String.class, partner + ".ops");
    }

    @Test
    void theSameCustomerCountsAnotherDoesNotAndBothCanBeTakenBack() {
        Duty duty = promised(bound, holder, first, "elsewhere-" + round);
        String id = asked();

        assertThat(answer(id, Answer.SAME)).isEqualTo(new LookalikeResult.Recorded(Optional.of(duty)));
        assertThat(inTheWay()).contains(duty);
        assertThat(answer(id, Answer.SAME)).isInstanceOf(LookalikeResult.Refused.class);
        assertThat(answer(id, Answer.ANOTHER)).isEqualTo(new LookalikeResult.Recorded(Optional.empty()));
        assertThat(inTheWay()).isEmpty();
        assertThat(answer(id, Answer.UNDECIDED)).isInstanceOf(LookalikeResult.Recorded.class);

        assertThat(lookalikes.find(operations(bound), id).orElseThrow()).satisfies(view -> {
            assertThat(view.standing()).isEqualTo(Standing.OPEN);
            assertThat(view.said())
                    .extracting(LookalikeView.Word::answer)
                    .containsExactly(Answer.SAME, Answer.ANOTHER, Answer.UNDECIDED);
        });
        assertThatThrownBy(() -> database.update("update lookalike_answer set reason = 'x' where lookalike_id = ?", id))
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> database.update("delete from lookalike_answer where lookalike_id = ?", id))
                .hasMessageContaining("only added to");
    }

    @Test
    void theOppositeIsNotPromisedAboutWhatIsTheSameUnlessTheDutyIsLifted() {
        Duty duty = promised(bound, holder, first, "elsewhere-" + round);
        String id = asked();
        answer(id, Answer.SAME);
        NewWindow opposite = window(bound, introducer, alike, referral);

        assertThat(protections.register(List.of(opposite))).isEqualTo(new RegistrationResult.Contradicts(duty));
        protections.goOn(duty.windowId(), referral, "anna", "Their works in Linz are not meant.");
        assertThat(protections.register(List.of(opposite))).isInstanceOf(RegistrationResult.Registered.class);
    }

    @Test
    void whatIsTheSameDoesNotStandAgainstAPromiseAboutOtherProducts() {
        Duty duty = promised(about(holder, first, "elsewhere-" + round, 0, List.of("ERP"), List.of()));
        promised(about(introducer, alike, referral, 0, List.of("Telephone systems"), List.of()));
        assertNothingStands(asked());

        // About the same products, it would.
        promised(about(stranger, alike, "other-" + round, 0, List.of("ERP and more"), List.of()));
        assertThat(lookalikes.answer(
                        operations(bound), question(duty, "other-" + round), Answer.SAME, "Because we looked."))
                .isEqualTo(new LookalikeResult.Recorded(Optional.of(duty)));
        assertThat(events.stream(SameCustomerStands.class))
                .containsExactly(new SameCustomerStands(duty.windowId(), "other-" + round, bound));
    }

    @Test
    void whatIsTheSameDoesNotStandAgainstAPromiseThatWasThereBeforeAndIsCarvedOut() {
        promised(about(introducer, alike, referral, 90, List.of(), List.of()));
        promised(about(
                holder,
                first,
                "elsewhere-" + round,
                0,
                List.of(),
                List.of(new WindowRules.Before("operates their telephones", LocalDate.of(2024, 5, 1)))));
        assertNothingStands(asked());
    }

    @Test
    void whatIsTheSameDoesNotStandOnceEitherSideOfThePairLiftedIt() {
        Duty duty = promised(bound, holder, first, "elsewhere-" + round);
        Duty later = promised(bound, introducer, alike, referral);
        protections.decideRelease(later.windowId(), "elsewhere-" + round, true, "iris", "They may.");
        assertNothingStands(lookalikes.of(operations(bound)).getFirst().id());

        Duty third = promised(
                bound, stranger, new CustomerIdentity(word + " AG", "CH", word + ".ch", null), "third-" + round);
        late.open(duty.windowId(), "third-" + round);
        assertThat(openOf(duty)).isOne();
        protections.decideRelease(third.windowId(), "elsewhere-" + round, true, "sten", "They may as well.");
        assertThat(openOf(duty)).isZero();
    }

    /** Neither told to whoever answers, nor asked of it. */
    private void assertNothingStands(String id) {
        assertThat(answer(id, Answer.SAME)).isEqualTo(new LookalikeResult.Recorded(Optional.empty()));
        assertThat(events.stream(SameCustomerStands.class)).isEmpty();
    }

    private String question(Duty duty, String where) {
        return lookalikes.of(operations(bound)).stream()
                .filter(view -> view.duty().equals(duty) && view.referralId().equals(where))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private int openOf(Duty duty) {
        return Objects.requireNonNull(database.queryForObject(
                "select count(*) from window_notice where window_id = ? and kind = 'DUTY_FOUND' and state = 'OPEN'",
                Integer.class,
                duty.windowId()));
    }

    @Test
    void oneWhoPromisesLearnsOfTheQuestionWithTheCustomer() {
        promised(bound, holder, first, "elsewhere-" + round);
        assertThat(protections.register(List.of(window(bound, introducer, alike, referral))))
                .isInstanceOf(RegistrationResult.Registered.class);

        assertThat(lookalikes.of(operations(bound))).hasSize(1);
    }

    @Test
    void manyWhoShareAWordHideNobody() {
        protections.register(IntStream.range(0, 260)
                .mapToObj(i -> window(
                        bound,
                        holder,
                        new CustomerIdentity(word + " " + "bcdfgklmnp".charAt(i % 10) + "o" + i, "DE", null, null),
                        "many" + i + "-" + round))
                .toList());
        Duty duty = promised(
                bound, holder, new CustomerIdentity("Werk " + round, "DE", word + ".de", null), "one-" + round);

        lookalikes.look(bound, introducer, alike, referral);

        assertThat(database.queryForList(
                        "select reasons from lookalike where referral_id = ? and window_id = ?",
                        String.class,
                        referral,
                        duty.windowId()))
                .containsExactly("DOMAIN_VARIANT");
    }

    @Test
    void nobodyButAPartyToBothHearsOfIt() {
        promised(bound, holder, first, "elsewhere-" + round);
        String id = asked();

        for (PartnerId other : List.of(holder, introducer, stranger)) {
            assertThat(lookalikes.of(operations(other))).isEmpty();
            assertThat(lookalikes.waiting(operations(other), referral)).isZero();
            assertThat(lookalikes.find(operations(other), id)).isEqualTo(lookalikes.find(operations(other), "none"));
            assertThat(lookalikes.answer(operations(other), id, Answer.SAME, "Because."))
                    .isEqualTo(lookalikes.answer(operations(other), "none", Answer.SAME, "Because."));
        }
        Actor steward = new Actor("steward", "Steward", null, Actor.HOST, Set.of(Role.STEWARD));
        assertThat(lookalikes.of(steward)).isEmpty();
        assertThat(lookalikes.find(steward, id)).isEmpty();
    }

    @Test
    void theProtectedPartnerIsHeardOnceItKnowsBothAndNobodyTakesBackItsWord() {
        promised(bound, holder, first, "elsewhere-" + round);
        String id = asked();
        promised(holder, introducer, alike, referral);

        assertThat(lookalikes.of(operations(holder))).hasSize(1);
        lookalikes.answer(operations(holder), id, Answer.SAME, "We know their parent.");
        answer(id, Answer.ANOTHER);

        assertThat(lookalikes.find(operations(bound), id).orElseThrow().standing())
                .isEqualTo(Standing.SAME);
        lookalikes.answer(operations(holder), id, Answer.UNDECIDED, "We were wrong.");
        assertThat(lookalikes.find(operations(bound), id).orElseThrow().standing())
                .isEqualTo(Standing.ANOTHER);
    }

    @Test
    void whatAPartnerIsAnsweredDoesNotDependOnWhomOthersAreBoundAbout() {
        List<String> before = seenBy(stranger);
        promised(bound, holder, first, "elsewhere-" + round);
        lookalikes.look(stranger, introducer, first, referral);
        lookalikes.look(stranger, introducer, alike, referral);

        assertThat(seenBy(stranger)).isEqualTo(before);
        assertThat(protections.dutyInTheWay(stranger, introducer, first, referral))
                .isEmpty();
        assertThat(protections.register(List.of(window(stranger, introducer, first, "other-" + round))))
                .isInstanceOf(RegistrationResult.Registered.class);
    }

    @Test
    void aReasonAndTheRightRoleAreNeeded() {
        promised(bound, holder, first, "elsewhere-" + round);
        String id = asked();

        assertThat(lookalikes.answer(operations(bound), id, Answer.SAME, " "))
                .isInstanceOf(LookalikeResult.Refused.class);
        assertThat(lookalikes.answer(operations(bound), id, Answer.SAME, "x".repeat(2001)))
                .isInstanceOf(LookalikeResult.Refused.class);
        Actor finance = new Actor("f", "F", null, bound.value(), Set.of(Role.FINANCE));
        assertThat(lookalikes.answer(finance, id, Answer.SAME, "Because.")).isEqualTo(new LookalikeResult.NotAllowed());
    }

    @Test
    void whatSharesAnIdentifierOrAnIntroducerIsNoQuestion() {
        promised(bound, holder, first, "elsewhere-" + round);
        lookalikes.look(bound, introducer, first, referral);
        lookalikes.look(bound, holder, alike, referral);

        assertThat(lookalikes.of(operations(bound))).isEmpty();
    }

    @Test
    void whatWaitsIsShownHoweverMuchIsAnsweredSince() {
        promised(bound, holder, first, "elsewhere-" + round);
        String waits = asked();
        for (int i = 0; i < Lookalikes.MOST_SHOWN; i++) {
            String later = UUID.randomUUID().toString();
            database.update(
                    "insert into lookalike (id, window_id, referral_id, bound_partner, legal_name, country, domain, tax_id, reasons, found_at)"
                            + " select ?, window_id, ?, bound_partner, legal_name, country, domain, tax_id, reasons, ? from lookalike where id = ?",
                    later,
                    "later-" + i + round,
                    Timestamp.from(clock.instant().plusSeconds(60L + i)),
                    waits);
            database.update(
                    "insert into lookalike_answer (lookalike_id, position, partner_id, answer, decided_by, reason, decided_at)"
                            + " values (?, 1, ?, 'ANOTHER', 'anna', 'We looked.', ?)",
                    later,
                    bound.value(),
                    Timestamp.from(clock.instant()));
        }

        assertThat(lookalikes.of(operations(bound)))
                .hasSize(Lookalikes.MOST_SHOWN)
                .first()
                .satisfies(view -> assertThat(view.id()).isEqualTo(waits));
        assertThat(lookalikes.waiting(operations(bound))).isOne();
    }

    private List<String> seenBy(PartnerId partner) {
        return lookalikes.of(operations(partner)).stream()
                .map(LookalikeView::toString)
                .toList();
    }

    private String asked() {
        lookalikes.look(bound, introducer, alike, referral);
        return lookalikes.of(operations(bound)).getFirst().id();
    }

    private LookalikeResult answer(String id, Answer answer) {
        return lookalikes.answer(operations(bound), id, answer, "Because we looked.");
    }

    private Optional<Duty> inTheWay() {
        return protections.dutyInTheWay(bound, introducer, alike, referral);
    }

    private Duty promised(PartnerId who, PartnerId whom, CustomerIdentity customer, String where) {
        return promised(window(who, whom, customer, where));
    }

    private Duty promised(NewWindow window) {
        RegistrationResult registered = protections.register(List.of(window));
        assertThat(registered).isInstanceOf(RegistrationResult.Registered.class);
        return protections.duty(
                ((RegistrationResult.Registered) registered).windowIds().getFirst());
    }

    /** A promise of the bound partner. */
    private NewWindow about(
            PartnerId whom,
            CustomerIdentity customer,
            String where,
            int daysAgo,
            List<String> products,
            List<WindowRules.Before> before) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new NewWindow(
                "A-" + where,
                where,
                false,
                whom,
                bound,
                customer,
                Conduct.SOLICIT,
                today.minusDays(daysAgo),
                today.plusYears(1),
                new WindowRules(true, products, null, before, List.of(), 3, "standard", true));
    }

    private NewWindow window(PartnerId who, PartnerId whom, CustomerIdentity customer, String where) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new NewWindow(
                "A-" + where, where, false, whom, who, customer, Conduct.SOLICIT, today, today.plusYears(1));
    }

    private static Actor operations(PartnerId partner) {
        return new Actor(partner + ".ops", "Anna", null, partner.value(), Set.of(Role.OPERATIONS));
    }
}
