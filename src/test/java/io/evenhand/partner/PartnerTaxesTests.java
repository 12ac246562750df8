package io.evenhand.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.ChangeResult.Changed;
import io.evenhand.partner.ChangeResult.Invalid;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestVatIds;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves on the database that how tax knows an organisation is recorded by its administrators alone, never changed, and once in the network. */
@WithoutEngine
class PartnerTaxesTests {
    private static final Actor STEWARD = new Actor("steward", "Sam", null, Actor.HOST, Set.of(Role.STEWARD));

    private final PartnerId partner =
            new PartnerId("tax-" + UUID.randomUUID().toString().substring(0, 8));
    private final PartnerId other =
            new PartnerId("tax-" + UUID.randomUUID().toString().substring(0, 8));
    private final Actor administrator = new Actor("tess", "Tess", "tess", partner.value(), Set.of(Role.ADMINISTRATOR));
    private final String vatId = TestVatIds.german();

    @Autowired
    PartnerTaxes taxes;

    @Autowired
    Partners partners;

    @Autowired
    Clock clock;

    @BeforeEach
    void twoPartners() {
        partners.register(TestPartners.of(partner.value(), "One GmbH"));
        partners.register(TestPartners.of(other.value(), "Other GmbH"));
    }

    @Test
    void whatIsRecordedHoldsFromItsDayAndWhatWasBeforeStays() {
        LocalDate today = today();
        assertThat(taxes.record(administrator, partner, 0, facts(vatId, true, today.minusDays(40))))
                .isEqualTo(new Changed(partner.value()));
        assertThat(taxes.record(
                        administrator,
                        partner,
                        1,
                        facts(vatId.replace("DE", "de ").toLowerCase(Locale.ROOT), false, today.minusDays(10))))
                .isInstanceOf(Changed.class);
        assertThat(taxes.on(today.minusDays(41), List.of(partner))).isEmpty();
        assertThat(on(today.minusDays(11)).smallBusiness()).isTrue();
        assertThat(on(today).smallBusiness()).isFalse();
        assertThat(on(today).vatId()).isEqualTo(vatId);
        assertThat(taxes.history(STEWARD, partner)).hasSize(2);
        assertThat(taxes.history(new Actor("o", "O", null, other.value(), Set.of(Role.ADMINISTRATOR)), partner))
                .isEmpty();
    }

    @Test
    void onlyWhoAdministersRecordsAndOnlyOnWhatTheySaw() {
        Actor finance = new Actor("f", "F", null, partner.value(), Set.of(Role.FINANCE));
        TaxFacts facts = facts(vatId, false, today());
        assertThat(taxes.record(finance, partner, 0, facts)).isEqualTo(new ChangeResult.NotAllowed());
        assertThat(taxes.record(STEWARD, new PartnerId("nobody-" + partner), 0, facts))
                .isEqualTo(new ChangeResult.Unknown());
        assertThat(taxes.record(administrator, partner, 0, facts)).isInstanceOf(Changed.class);
        // The same once more is no other record; something else on an older page is refused.
        assertThat(taxes.record(administrator, partner, 0, facts)).isInstanceOf(Changed.class);
        assertThat(taxes.record(administrator, partner, 0, facts(vatId, true, today())))
                .isEqualTo(new ChangeResult.Stale());
        assertThat(taxes.history(administrator, partner)).hasSize(1);
    }

    @Test
    void whatWillNotDoIsNamedByField() {
        assertThat(problems(new TaxFacts("DE123", "<b>", false, null))).containsExactly("vatId", "taxNumber", "since");
        assertThat(problems(facts("", false, today().plusYears(2)))).containsExactly("since");
    }

    @Test
    void aVatIdIsOneOrganisationsUntilItHasAnother() {
        Actor others = new Actor("o", "O", null, other.value(), Set.of(Role.ADMINISTRATOR));
        assertThat(taxes.record(administrator, partner, 0, facts(vatId, false, today())))
                .isInstanceOf(Changed.class);
        assertThat(taxes.record(others, other, 0, facts(vatId, false, today()))).isInstanceOf(Invalid.class);
        assertThat(taxes.record(administrator, partner, 1, facts(TestVatIds.german(), false, today())))
                .isInstanceOf(Changed.class);
        assertThat(taxes.record(others, other, 0, facts(vatId, false, today()))).isInstanceOf(Changed.class);
    }

    @Test
    void recordedByManyAtOnceItIsThereOnce() throws Exception {
        TaxFacts facts = facts(vatId, false, today());
        assertThat(AtTheSameTime.call(() -> taxes.record(administrator, partner, 0, facts)))
                .containsOnly(new Changed(partner.value()));
        assertThat(taxes.history(administrator, partner)).hasSize(1);
    }

    private List<String> problems(TaxFacts facts) {
        return List.copyOf(((Invalid) taxes.record(administrator, partner, 0, facts))
                .problems()
                .keySet());
    }

    private TaxStanding on(LocalDate day) {
        return Objects.requireNonNull(taxes.on(day, List.of(partner)).get(partner));
    }

    private static TaxFacts facts(String vatId, boolean small, LocalDate since) {
        return new TaxFacts(vatId, "", small, since);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
