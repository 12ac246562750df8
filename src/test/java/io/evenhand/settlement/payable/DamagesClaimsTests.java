package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.payable.PayableResult.Asked;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.NotAllowed;
import io.evenhand.settlement.payable.PayableResult.Refused;
import io.evenhand.settlement.payable.PayableResult.Unknown;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.Damages.FixedDamages;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves on the database that damages are reckoned by the signed terms, owed only when the one that owes them says so, and posted once
 * however many say so at the same moment.
 */
@WithoutEngine
class DamagesClaimsTests {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String kept = "safe-" + run;
    private final String bound = "bound-" + run;
    private final Actor keptFinance = actor(kept, Role.FINANCE);
    private final Actor boundFinance = actor(bound, Role.FINANCE);

    @Autowired
    DamagesClaims damages;

    @Autowired
    Payables payables;

    @Autowired
    Agreements agreements;

    @Autowired
    Partners partners;

    @Autowired
    Journal journal;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private String agreement;

    @BeforeEach
    void aPromiseThatSaysWhatABreachCosts() throws MalformedTermsException {
        partners.register(TestPartners.of(kept, "Safe GmbH"));
        partners.register(TestPartners.of(bound, "Bound GmbH"));
        LocalDate begins = today().minusMonths(6);
        // Thirty per cent of what a breach brings in a year, at most EUR 90,000.00.
        CustomerProtectionTerms sample = SampleTerms.protection(2);
        String json = new String(TermsFormat.canonical(sample), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + kept + "\"")
                .replace("\"harbour\"", "\"" + bound + "\"")
                .replace("\"" + sample.effectiveOn() + "\"", "\"" + begins + "\"");
        AgreementId id = agreements.draft(new NewAgreement(
                "P-" + run,
                UUID.randomUUID().toString(),
                new PartnerId(kept),
                TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                "small"));
        database.update("update agreement set state = 'IN_FORCE' where id = ?", id.value());
        agreement = id.value();
    }

    @Test
    void whatTheOneThatOwesAdmitsIsOwedAtOnceByTheSignedTerms() {
        assertThat(damages.promise(boundFinance, agreement).orElseThrow().words())
                .contains("30 %", "EUR 90,000.00");
        assertThat(damages.file(boundFinance, admitted("a", "10000.00"))).isEqualTo(new Done());
        assertThat(damages.file(boundFinance, admitted("a", "10000.00"))).isEqualTo(new Done());

        DamagesView view = damages.list(keptFinance).getFirst();
        assertThat(damages.list(boundFinance)).hasSize(1);
        assertThat(view.state()).isEqualTo(DamagesView.State.POSTED);
        assertThat(view.amount()).isEqualTo(eur("3000.00"));
        assertThat(view.arithmetic()).contains("30 % of EUR 10,000.00 is EUR 3,000.00");
        PayableView payable =
                payables.find(keptFinance, String.valueOf(view.payableId())).orElseThrow();
        assertThat(payable.kind()).isEqualTo(PayableKind.DAMAGES);
        assertThat(payable.debtor().id()).isEqualTo(bound);
        assertThat(payable.dueOn()).isEqualTo(today());
        assertThat(payable.words()).contains("admitted by Ada Byron", "They called the customer.");
        assertThat(payable.proposal().treatment()).isEqualTo(TaxTreatment.OUTSIDE_SCOPE);
        assertThat(journal.postings(agreement, 0, 10)).hasSize(1);
        assertThat(damages.document(keptFinance, view.id())).isPresent();
        assertThat(damages.document(actor("other-" + run, Role.FINANCE), view.id()))
                .isEmpty();
    }

    @Test
    void whatTheOtherFilesIsOwedOnlyOnceItIsConfirmed() throws Exception {
        assertThat(damages.file(keptFinance, settled("a", "10000.00"))).isEqualTo(new Asked());
        String id = damages.list(boundFinance).getFirst().id();
        assertThat(journal.postings(agreement, 0, 10)).isEmpty();
        assertThat(damages.confirm(keptFinance, id)).isEqualTo(new NotAllowed());
        assertThat(damages.confirm(actor(bound, Role.OPERATIONS), id)).isEqualTo(new NotAllowed());
        assertThat(damages.confirm(actor("other-" + run, Role.FINANCE), id)).isEqualTo(new Unknown());
        assertThat(damages.list(boundFinance).getFirst().mayAnswer()).isTrue();
        assertThat(damages.list(keptFinance).getFirst().mayAnswer()).isFalse();

        assertThat(AtTheSameTime.call(() -> damages.confirm(boundFinance, id))).containsOnly(new Done());
        assertThat(journal.postings(agreement, 0, 10)).hasSize(1);
        assertThat(payables.page(keptFinance, PayablesPage.Shown.STANDING, 0, 10)
                        .total())
                .isEqualTo(1);
        assertThat(damages.contest(boundFinance, id, "Late thought")).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsContestedIsNotOwed() {
        assertThat(damages.file(keptFinance, settled("a", "10000.00"))).isEqualTo(new Asked());
        String id = damages.list(boundFinance).getFirst().id();
        assertThat(damages.contest(boundFinance, id, " ")).isInstanceOf(Refused.class);
        assertThat(damages.contest(boundFinance, id, "We settled nothing.")).isEqualTo(new Done());
        assertThat(damages.contest(boundFinance, id, "We settled nothing.")).isEqualTo(new Done());
        assertThat(damages.confirm(boundFinance, id)).isInstanceOf(Refused.class);
        assertThat(journal.postings(agreement, 0, 10)).isEmpty();
        assertThat(damages.list(keptFinance).getFirst().answer()).isEqualTo("We settled nothing.");
    }

    @Test
    void filedByManyAtTheSameMomentTheyArePostedOnce() throws Exception {
        assertThat(AtTheSameTime.call(() -> damages.file(boundFinance, admitted("a", "500.00"))))
                .containsOnly(new Done());
        assertThat(journal.postings(agreement, 0, 10)).hasSize(1);
        assertThat(damages.list(boundFinance)).hasSize(1);
    }

    @Test
    void noMoreIsOwedThanTheTermsAllowAtMost() {
        assertThat(damages.file(boundFinance, admitted("a", "200000.00"))).isEqualTo(new Done());
        assertThat(damages.file(boundFinance, admitted("b", "200000.00"))).isEqualTo(new Done());
        assertThat(damages.list(keptFinance))
                .extracting(DamagesView::amount)
                .containsExactlyInAnyOrder(eur("60000.00"), eur("30000.00"));
        assertThat(problems(boundFinance, admitted("c", "1.00"))).containsExactly("revenue");
    }

    @Test
    void whatWillNotDoIsNamedFieldByField() {
        assertThat(problems(
                        keptFinance,
                        new DamagesEntry(
                                agreement, kept, "perhaps", "", null, null, "", "", " ", "x.txt", new byte[3])))
                .containsExactlyInAnyOrder("basis", "on", "brokenOn", "reason", "file");
        assertThat(problems(keptFinance, admitted("a", "1.00"))).contains("basis");
        assertThat(problems(
                        boundFinance,
                        new DamagesEntry(
                                agreement,
                                bound,
                                "awarded",
                                "",
                                today(),
                                today().minusYears(3),
                                "",
                                "1.00",
                                "x",
                                "x.pdf",
                                pdf("a"))))
                .containsExactlyInAnyOrder("by", "brokenOn");
        assertThat(problems(boundFinance, settled("a", "a lot"))).containsExactly("revenue");
    }

    @Test
    void othersFindNothingAndOnlyFinanceFiles() {
        assertThat(damages.file(actor("other-" + run, Role.FINANCE), admitted("a", "1.00")))
                .isEqualTo(new Unknown());
        assertThat(damages.file(actor(bound, Role.OPERATIONS), admitted("a", "1.00")))
                .isEqualTo(new NotAllowed());
        assertThat(damages.promise(actor("other-" + run, Role.FINANCE), agreement))
                .isEmpty();
    }

    @Test
    void aFixedAmountCountsForEachBreach() {
        Money none = eur("0.00");
        DamagesSum sum = DamagesSum.of(new FixedDamages(eur("500.00"), null), 3, none, none);
        assertThat(sum.amount()).isEqualTo(eur("1500.00"));
        assertThat(sum.words()).isEqualTo("3 breaches at EUR 500.00 for each by the signed terms.");
        DamagesSum held = DamagesSum.of(new FixedDamages(eur("500.00"), eur("1200.00")), 3, none, eur("200.00"));
        assertThat(held)
                .isEqualTo(
                        new DamagesSum(
                                eur("1000.00"),
                                true,
                                "3 breaches at EUR 500.00 for each; of the EUR 1,200.00 that the signed terms allow at most, EUR 1,000.00 are left."));
    }

    @Test
    void fixedAmountsAreHeldToTheMostThatTheTermsNameForAll() throws Exception {
        promises(eur("1200.00"));
        assertThat(damages.promise(boundFinance, agreement).orElseThrow()).satisfies(promise -> {
            assertThat(promise.words()).contains("EUR 500.00", "at most EUR 1,200.00 in total");
            assertThat(promise.namesNoMost()).isFalse();
        });
        assertThat(damages.file(boundFinance, breaches("a", "2"))).isEqualTo(new Done());
        assertThat(damages.file(boundFinance, breaches("b", "2"))).isEqualTo(new Done());
        assertThat(damages.list(keptFinance))
                .extracting(DamagesView::amount)
                .containsExactlyInAnyOrder(eur("1000.00"), eur("200.00"));
        assertThat(problems(boundFinance, breaches("c", "1"))).containsExactly("breaches");
    }

    @Test
    void whereTheTermsNameNoMostNothingIsHeldAndThatIsSaid() throws Exception {
        promises(null);
        assertThat(damages.promise(boundFinance, agreement).orElseThrow().namesNoMost())
                .isTrue();
        assertThat(damages.file(boundFinance, breaches("a", "1000"))).isEqualTo(new Done());
        assertThat(damages.file(boundFinance, breaches("b", "1000"))).isEqualTo(new Done());
    }

    /** Another promise: EUR 500.00 for each breach. */
    private void promises(@Nullable Money most) throws Exception {
        CustomerProtectionTerms sample = SampleTerms.protection(2);
        String json = new String(TermsFormat.canonical(sample), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + kept + "\"")
                .replace("\"harbour\"", "\"" + bound + "\"")
                .replace("\"" + sample.effectiveOn() + "\"", "\"" + today().minusMonths(6) + "\"")
                .replaceFirst(
                        "\"damages\":\\{[^{}]*(\\{[^{}]*}[^{}]*)*}",
                        "\"damages\":{\"amount\":{\"amount\":\"500.00\",\"currency\":\"EUR\"}%s,\"kind\":\"fixed\"}"
                                .formatted(
                                        most == null
                                                ? ""
                                                : ",\"atMost\":{\"amount\":\"%s\",\"currency\":\"EUR\"}"
                                                        .formatted(most.amount())));
        AgreementId id = agreements.draft(new NewAgreement(
                "F-" + run,
                UUID.randomUUID().toString(),
                new PartnerId(kept),
                TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)),
                "small"));
        database.update("update agreement set state = 'IN_FORCE' where id = ?", id.value());
        agreement = id.value();
    }

    private DamagesEntry breaches(String document, String count) {
        return new DamagesEntry(
                agreement,
                bound,
                "admitted",
                "Ada Byron",
                today(),
                today().minusDays(20),
                count,
                "",
                "They called the customer.",
                "letter.pdf",
                pdf(document));
    }

    private List<String> problems(Actor actor, DamagesEntry entry) {
        return ((Refused) damages.file(actor, entry))
                .problems().stream().map(Problem::field).toList();
    }

    private DamagesEntry admitted(String document, String revenue) {
        return entry("admitted", "Ada Byron", document, revenue);
    }

    private DamagesEntry settled(String document, String revenue) {
        return entry("settled", "", document, revenue);
    }

    private DamagesEntry entry(String basis, String by, String document, String revenue) {
        return new DamagesEntry(
                agreement,
                bound,
                basis,
                by,
                today(),
                today().minusDays(20),
                "",
                revenue,
                "They called the customer.",
                "letter.pdf",
                pdf(document));
    }

    private byte[] pdf(String name) {
        return ("%PDF-1.7 " + run + name).getBytes(StandardCharsets.UTF_8);
    }

    private static Actor actor(String partner, Role role) {
        return new Actor(partner + "-" + role.code(), "Petra", null, partner, Set.of(role));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
