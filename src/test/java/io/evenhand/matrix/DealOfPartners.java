package io.evenhand.matrix;

import static java.util.Map.entry;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeRequest;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.NewAgreement;
import io.evenhand.agreement.ProposeChangeResult;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.Happening;
import io.evenhand.obligation.NewObligation;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.NewFact;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.TrackRecords;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.TestSeats;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An active referral that one partner introduced and another delivers, with what they signed, promised and did not keep. */
final class DealOfPartners {
    private final AutowireCapableBeanFactory house;
    private final Referrals referrals;
    private final Agreements agreements;
    private final Changes changes;
    private final Obligations obligations;
    private final TrackRecords records;
    private final Archive archive;
    private final JdbcTemplate database;
    private final Clock clock;
    private final PartnerId introducer;
    private final PartnerId deliverer;

    DealOfPartners(AutowireCapableBeanFactory house, String introducer, String deliverer) {
        this.house = house;
        this.referrals = house.getBean(Referrals.class);
        this.agreements = house.getBean(Agreements.class);
        this.changes = house.getBean(Changes.class);
        this.obligations = house.getBean(Obligations.class);
        this.records = house.getBean(TrackRecords.class);
        this.archive = house.getBean(Archive.class);
        this.database = house.getBean(JdbcTemplate.class);
        this.clock = house.getBean(Clock.class);
        this.introducer = new PartnerId(introducer);
        this.deliverer = new PartnerId(deliverer);
    }

    Map<Sample, String> begin() {
        String deal = deal();
        AgreementId agreement =
                agreements.draft(new NewAgreement("DEAL-" + introducer, deal, introducer, terms(), "small"));
        String sealed = seal(agreement);
        RevenueOfPartners revenue = RevenueOfPartners.reported(house, introducer.value(), deliverer.value());
        return Map.ofEntries(
                entry(Sample.SHARE, revenue.share()),
                entry(Sample.REPORT, revenue.report()),
                entry(Sample.REVENUE_FILE, revenue.file()),
                entry(Sample.PERIOD, revenue.reviewed()),
                entry(Sample.SEALED_PERIOD, revenue.sealed()),
                entry(Sample.OBJECTION, revenue.objection()),
                entry(Sample.DEAL, deal),
                entry(Sample.AGREEMENT, agreement.value()),
                entry(Sample.SEALED, sealed),
                entry(Sample.EVIDENCE, evidence(agreement)),
                entry(Sample.CHANGE, change(agreement)),
                entry(Sample.PROMISE, promise(deal)),
                entry(Sample.FACT, fact()));
    }

    private String deal() {
        RegisterResult result = referrals.register(new NewReferral(
                "DEAL-" + introducer,
                "A deal of " + introducer,
                new Customer("Adler", "Adler GmbH", "adler.example", null, "DE", "Ada", "ada@adler.example"),
                new Need("Move a warehouse", "erp", "Saxony", null, null, null),
                introducer,
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(deliverer), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        String referral = ((RegisterResult.Registered) result).id().value();
        TestSeats.fill(database, referral, deliverer.value());
        database.update("update referral set state = 'ACTIVE' where id = ?", referral);
        return referral;
    }

    /** Sample terms of these two partners, on which they agreed some time ago. */
    private Terms terms() {
        String json = new String(TermsFormat.canonical(SampleTerms.mutualNda(2)), StandardCharsets.UTF_8)
                .replace("\"nordlicht\"", "\"" + introducer + "\"")
                .replace("\"harbour\"", "\"" + deliverer + "\"")
                .replace("\"2026-12-01\"", "\"2026-11-01\"");
        try {
            return TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    private String seal(AgreementId agreement) {
        DocumentHash hash = archive.store(
                ("In force " + introducer).getBytes(StandardCharsets.UTF_8), "application/pdf", introducer + ".pdf");
        database.update(
                "update agreement set state = 'IN_FORCE', document_hash = ?, document_pages = 1 where id = ?",
                hash.hex(),
                agreement.value());
        database.update(
                "insert into signature_request (id, version, agreement_id, position, partner_id, signatory_id, field_name, state,"
                        + " reminders, requested_at, ended_at) values (?, 0, ?, 1, ?, ?, 'one', 'SIGNED', 0,"
                        + " '2026-11-24 10:00:00', '2026-11-24 10:00:00')",
                "deal-" + introducer,
                agreement.value(),
                introducer.value(),
                introducer + ".person");
        return hash.hex();
    }

    private String evidence(AgreementId agreement) {
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> house.getBean(EvidenceBook.class)
                        .record(new Happening(
                                "certified",
                                EvidenceKind.CERTIFIED,
                                agreement.value(),
                                null,
                                null,
                                "Evenhand",
                                "",
                                Map.of())));
        DocumentHash file = archive.store(
                ("{\"of\":\"" + introducer + "\"}").getBytes(StandardCharsets.UTF_8),
                "application/json",
                "evidence.json");
        database.update(
                "insert into evidence_document (agreement_id, sequence_no, file_hash, pdf_hash) values (?, 1, ?, ?)",
                agreement.value(),
                file.hex(),
                file.hex());
        return file.hex();
    }

    private String change(AgreementId agreement) {
        Actor proposer =
                new Actor("matrix.proposer", "Pia Proposer", null, introducer.value(), Set.of(Role.OPERATIONS));
        ProposeChangeResult result =
                changes.propose(agreement, new ChangeRequest.End(today().plusDays(200)), proposer, "We part in peace.");
        return ((ProposeChangeResult.Proposed) result).change().value();
    }

    private String promise(String deal) {
        return obligations
                .begin(new NewObligation(
                        deal,
                        "matrix",
                        ObligationKind.DELIVER,
                        deliverer,
                        introducer,
                        "Deliver the first release",
                        clock.instant().plus(Duration.ofDays(30)),
                        false,
                        NewObligation.Terms.USUAL))
                .value();
    }

    private String fact() {
        String source = "fact-" + introducer;
        records.note(new NewFact(
                introducer,
                deliverer,
                source,
                "Hand over",
                FactOutcome.BROKEN,
                clock.instant().minus(Duration.ofDays(2)),
                clock.instant()));
        return source;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
