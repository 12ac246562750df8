package io.evenhand.settlement.period;

import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.revenue.PeriodShares;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.settlement.statement.Statements;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Proves that a period is sealed once and whole, whenever whoever seals it dies: before the document is made, after it is made and before
 * it is told, or beside others who do the same.
 */
@WithoutEngine
class SealingTests {
    private static final Instant LATER = Instant.parse("9000-01-01T00:00:00Z");

    @Autowired
    Periods periods;

    @Autowired
    Closings closings;

    @Autowired
    PeriodPages pages;

    @Autowired
    PeriodTable table;

    @Autowired
    EventTable events;

    @Autowired
    Drafting drafting;

    @Autowired
    PeriodShares shares;

    @Autowired
    Endings endings;

    @Autowired
    Statements statements;

    @Autowired
    Payables payables;

    @Autowired
    PeriodNotices notices;

    @Autowired
    TestPeriods people;

    @Autowired
    Agreements agreements;

    @Autowired
    Journal journal;

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private TestShares deal;
    private AgreementId agreement;
    private ReportingPeriod first;
    private SettlementId id;

    @BeforeEach
    void aDraftIsApproved() {
        begin(SampleTerms.revenueShare(2));
        LocalDate day = first.lastDay().minusDays(3);
        id = people.inReview(
                agreement.value(), first, deal.biller(), service("A", day, "1000.00"), service("B", day, "10.00"));
        people.approve(id, deal.biller(), deal.introducer());
    }

    private void begin(RevenueShareTerms terms) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        first = ReportingPeriod.of(today.minusDays(300), Frequency.QUARTER);
        deal = new TestShares(first.firstDay());
        agreement = deal.inForce(terms, agreements, database);
    }

    @Test
    void theDocumentIsMadeOutsideOfAnyTransaction() {
        List<Boolean> within = new ArrayList<>();
        Closings watched = sealingBy(content -> {
            within.add(TransactionSynchronizationManager.isActualTransactionActive());
            return content;
        });
        assertThat(watched.seal(id).sealed()).isTrue();
        assertThat(within).containsExactly(false);
    }

    @Test
    void whoDiesOverTheDocumentLeavesAPeriodThatHasEndedAndIsSealedByTheNext() throws Exception {
        Closings dying = sealingBy(content -> {
            throw new IllegalStateException("No timestamp was given");
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> dying.seal(id)).hasMessage("No timestamp was given");
        }
        PeriodPage between = page();
        assertThat(between.period().state()).isEqualTo(PeriodState.SEALING);
        assertThat(between.draft()).isNull();
        assertThat(between.documentHash()).isNull();
        assertThat(between.actions()).isEmpty();
        assertThat(between.positions())
                .extracting(given -> given.position().payable())
                .containsExactly(eur("151.50"), eur("858.50"));
        assertThat(owed()).isEmpty();
        assertThat(periods.open(agreement)).isEmpty();
        assertThat(periods.due()).doesNotContain(agreement);
        assertThat(periods.draft(id)).containsExactly(deal.introducer());
        assertThat(page().period().state()).isEqualTo(PeriodState.SEALING);

        Closings.Sealing sealing = closings.seal(id);

        assertThat(sealing.anythingDue()).isTrue();
        assertStandsOnce();
        assertThat(closings.seal(id)).isEqualTo(sealing);
    }

    @Test
    void whoDiesWithTheDocumentMadeLeavesTheStatementToTheNext() throws Exception {
        Closings dying = sealingBy(content -> {
            DocumentHash made = statements.seal(content);
            throw new IllegalStateException("Killed with " + made);
        });
        assertThatThrownBy(() -> dying.seal(id)).hasMessageStartingWith("Killed with");
        assertThat(owed()).isEmpty();
        assertThat(closings.seal(id).sealed()).isTrue();
        assertStandsOnce();
    }

    @Test
    void manyWhoSealAtTheSameTimeSealOneStatement() throws Exception {
        assertThat(new HashSet<>(AtTheSameTime.call(() -> closings.seal(id)))).hasSize(1);
        assertStandsOnce();
    }

    @Test
    void whatIsAttestedBetweenTheStepsIsPaidInTheNextPeriodAndStandsInNoStatementBefore() throws Exception {
        Closings slow = sealingBy(content -> {
            people.attest(agreement.value(), first.next(), deal.biller(), service("C", first.lastDay(), "5000.00"));
            return content;
        });
        assertThat(slow.seal(id).sealed()).isTrue();
        assertStandsOnce();
        SettlementId next = periods.open(agreement).orElseThrow();
        people.reported(next, deal.biller(), "complete");
        StatementContent draft = Objects.requireNonNull(
                pages.one(deal.finance(), next).orElseThrow().draft());
        assertThat(draft.lines()).extracting(line -> line.reported().id()).containsExactly("C");
    }

    @Test
    void whatLinesAndTheEndCorrectIsReadAndSealedAsOneList() throws Exception {
        begin(SampleTerms.tieredRevenueShare(2));
        LocalDate day = first.lastDay().minusDays(3);
        String ofOneDeal = "%s,sale,services,one-off,D-1,%s,%s,EUR,60000.00,,";
        id = people.inReview(
                agreement.value(),
                first,
                deal.biller(),
                ofOneDeal.formatted("A", day, day),
                ofOneDeal.formatted("B", day, day));
        PeriodPage page = page();
        StatementContent draft = Objects.requireNonNull(page.draft());
        assertThat(draft.corrections())
                .hasSize(draft.corrections().count())
                .extracting(Correction::reason)
                .containsExactly(Correction.Reason.TIER_REACHED, Correction.Reason.FLOOR);
        assertThat(Objects.requireNonNull(page.sums()).firstCorrections())
                .containsExactlyElementsOf(draft.corrections());
        people.seal(id, deal.biller(), deal.introducer());
        assertThat(attached("statement.json")).containsOnlyOnce("tier-reached").containsOnlyOnce("\"floor\"");
    }

    /** One statement with both lines, one payable, one posting of each, and each thing said once. */
    private void assertStandsOnce() throws IOException {
        PeriodPage page = page();
        assertThat(page.period().state()).isEqualTo(PeriodState.SEALED);
        assertThat(owed()).containsExactly(15_150L);
        assertThat(journal.balance(
                                new AccountId(
                                        agreement.value(), deal.introducer(), deal.biller(), AccountKind.RECEIVABLE),
                                new AsOf(first.lastDay(), LATER))
                        .in(Money.currency("EUR")))
                .isEqualTo(eur("151.50"));
        assertThat(page.history())
                .extracting(PeriodPage.Happened::what)
                .filteredOn(what -> what.startsWith("ended") || what.startsWith("sealed"))
                .containsExactly(
                        "ended the period for good",
                        "sealed the statement " + page.period().statementNumber());
        assertThat(attached("lines.csv").lines()).hasSize(3);
    }

    private String attached(String name) throws IOException {
        byte[] document = archive.load(new DocumentHash(Objects.requireNonNull(page().documentHash())));
        try (PDDocument pdf = Loader.loadPDF(document)) {
            var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            return new String(
                    Objects.requireNonNull(files.get(name)).getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
        }
    }

    /** As the program seals, but for who makes the document. */
    private Closings sealingBy(UnaryOperator<StatementContent> before) {
        Statements making = new Statements() {
            @Override
            public byte[] draft(StatementContent content) {
                return statements.draft(content);
            }

            @Override
            public DocumentHash seal(StatementContent content) {
                return statements.seal(before.apply(content));
            }
        };
        return new Closings(table, events, drafting, shares, endings, making, payables, notices, clock);
    }

    private List<Long> owed() {
        return database.queryForList(
                "select net_units from payable where agreement_id = ?", Long.class, agreement.value());
    }

    private PeriodPage page() {
        return pages.one(deal.finance(), id).orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
