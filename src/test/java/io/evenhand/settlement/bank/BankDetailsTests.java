package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.TwoPeoplePolicy;
import io.evenhand.settlement.bank.DetailsResult.Asked;
import io.evenhand.settlement.bank.DetailsResult.Confirmed;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.MovableClock;
import io.evenhand.testing.WithoutEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Proves on the database that nobody alone changes where a partner is paid to, and that no change takes effect unnoticed. */
@WithoutEngine
class BankDetailsTests {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String partner = "details-" + NUMBER.incrementAndGet();
    private final Actor finance = actor("fin", "fin", Role.FINANCE);
    private final Actor administrator = actor("adm", "adm", Role.ADMINISTRATOR);
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-26T09:00:00Z"));

    @Autowired
    BankDetailsTable table;

    @Autowired
    TransactionTemplate transaction;

    private final List<Object> news = new ArrayList<>();
    private BankDetails details;

    @BeforeEach
    void aMovableClock() {
        details =
                new BankDetails(table, new BankSettings(Duration.ofDays(3), DataSize.ofMegabytes(1)), news::add, clock);
    }

    @Test
    void theFirstDetailsHoldAsSoonAsASecondPersonConfirmsThem() {
        String id = ask(finance, CamtSample.OURS);
        assertThat(details.current(partner)).isEmpty();
        assertThat(confirm(administrator, id)).isEqualTo(new Confirmed(clock.instant()));
        assertThat(details.current(partner)).map(BankAccount::iban).contains(CamtSample.OURS);
    }

    @Test
    void aChangeIsToldWhenItIsAskedForAndWhenItIsConfirmedWithoutItsNumber() {
        confirm(administrator, ask(finance, CamtSample.OURS));
        news.clear();
        clock.move(Duration.ofDays(1));
        String id = ask(finance, CamtSample.THEIRS);
        confirm(administrator, id);
        confirm(administrator, id);
        String hint = CamtSample.THEIRS.hint();
        assertThat(news)
                .containsExactly(
                        new DetailsNews(id, partner, finance.username(), hint, Optional.empty()),
                        new DetailsNews(
                                id,
                                partner,
                                finance.username(),
                                hint,
                                Optional.of(new DetailsNews.Confirmed(
                                        administrator.username(),
                                        clock.instant().plus(Duration.ofDays(3)),
                                        true))));
        assertThat(hint).hasSizeLessThan(8);
    }

    @Test
    void whoAskedCannotConfirmNotEvenWithAnotherAccount() {
        String id = ask(finance, CamtSample.OURS);
        DetailsResult same = new DetailsResult.NotTwoPeople(TwoPeoplePolicy.SAME_PERSON);
        assertThat(confirm(finance, id)).isEqualTo(same);
        assertThat(confirm(actor("fin2", "fin", Role.ADMINISTRATOR), id)).isEqualTo(same);
        assertThat(confirm(actor("ops", "ops", Role.OPERATIONS), id)).isEqualTo(new DetailsResult.NotAllowed());
        Actor stranger = new Actor("x", "X", "x", "somebody-else", Set.of(Role.FINANCE));
        assertThat(confirm(stranger, id)).isEqualTo(new DetailsResult.Unknown());
        Actor steward = new Actor("s", "S", null, Actor.HOST, Set.of(Role.STEWARD, Role.FINANCE));
        assertThat(confirm(steward, id)).isEqualTo(new DetailsResult.NotAllowed());
        assertThat(details.current(partner)).isEmpty();
    }

    @Test
    void anAccountThatBelongsToNobodyNeitherAsksNorConfirms() {
        DetailsResult unknown = new DetailsResult.NotTwoPeople(TwoPeoplePolicy.NO_PERSON);
        Actor nobody = actor("nobody", null, Role.FINANCE);
        assertThat(details.ask(nobody, "Acme GmbH", CamtSample.OURS.format(), ""))
                .isEqualTo(unknown);
        assertThat(confirm(nobody, ask(finance, CamtSample.OURS))).isEqualTo(unknown);
        assertThat(details.current(partner)).isEmpty();
    }

    @Test
    void aChangeTakesEffectOnlyAfterTheWaitingTime() {
        confirm(administrator, ask(finance, CamtSample.OURS));
        clock.move(Duration.ofDays(1));
        String id = ask(finance, CamtSample.THEIRS);
        assertThat(confirm(administrator, id))
                .isEqualTo(new Confirmed(clock.instant().plus(Duration.ofDays(3))));
        clock.move(Duration.ofDays(3).minusMillis(1));
        assertThat(details.current(partner)).map(BankAccount::iban).contains(CamtSample.OURS);
        assertThat(details.isChanging(partner)).isTrue();
        clock.move(Duration.ofMillis(1));
        assertThat(details.current(partner)).map(BankAccount::iban).contains(CamtSample.THEIRS);
        assertThat(details.isChanging(partner)).isFalse();
        assertThat(details.accountsOf(partner)).containsExactlyInAnyOrder(CamtSample.OURS, CamtSample.THEIRS);
        assertThat(details.history(finance))
                .extracting(DetailsView::decidedBy)
                .containsOnly(Optional.of("adm" + partner));
    }

    @Test
    void untilItTakesEffectAnyOfThemMayObjectAndWhatHeldGoesOn() {
        confirm(administrator, ask(finance, CamtSample.OURS));
        clock.move(Duration.ofDays(1));
        String id = ask(finance, CamtSample.THEIRS);
        confirm(administrator, id);
        clock.move(Duration.ofDays(2));
        assertThat(end(administrator, id, "")).isInstanceOf(DetailsResult.Invalid.class);
        assertThat(end(administrator, id, "I was deceived")).isEqualTo(new DetailsResult.Ended());
        clock.move(Duration.ofDays(9));
        assertThat(details.current(partner)).map(BankAccount::iban).contains(CamtSample.OURS);
        assertThat(end(finance, id, "again")).isEqualTo(new DetailsResult.Decided());
        assertThat(confirm(finance, id)).isEqualTo(new DetailsResult.Decided());
        assertThat(details.history(finance).getFirst().reason()).contains("I was deceived");
    }

    @Test
    void oneChangeIsUnderWayAtATimeAlsoWhenManyAskAtOnce() throws Exception {
        List<String> ids = AtTheSameTime.call(() -> {
            try {
                return transaction.execute(status -> details.ask(finance, "Acme", CamtSample.OURS.value(), ""))
                                instanceof Asked asked
                        ? asked.id()
                        : "";
            } catch (org.springframework.dao.DataIntegrityViolationException
                    | org.springframework.dao.ConcurrencyFailureException taken) {
                return "";
            }
        });
        assertThat(ids).filteredOn(id -> !id.isEmpty()).hasSize(1);
        assertThat(details.ask(finance, "Acme", CamtSample.THEIRS.value(), ""))
                .isEqualTo(new DetailsResult.AnotherPending());
    }

    @Test
    void whatIsNoAccountIsToldByField() {
        assertThat(details.ask(finance, " ", "DE00", "?"))
                .isInstanceOfSatisfying(
                        DetailsResult.Invalid.class,
                        invalid -> assertThat(invalid.problems()).containsOnlyKeys("holder", "iban", "bic"));
    }

    private String ask(Actor actor, Iban iban) {
        return ((Asked) details.ask(actor, "Acme GmbH", iban.format(), "")).id();
    }

    @Nullable
    private DetailsResult confirm(Actor actor, String id) {
        return transaction.execute(status -> details.confirm(actor, id));
    }

    @Nullable
    private DetailsResult end(Actor actor, String id, String reason) {
        return transaction.execute(status -> details.end(actor, id, reason));
    }

    private Actor actor(String username, @Nullable String person, Role role) {
        return new Actor(username + partner, username, person, partner, Set.of(role));
    }
}
