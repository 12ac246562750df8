package io.evenhand.bundle;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.Archive;
import io.evenhand.document.AttachedFile;
import io.evenhand.document.DocumentHash;
import io.evenhand.evidence.EvidenceDocuments;
import io.evenhand.evidence.EvidenceRecord;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.settlement.payable.InvoiceDocuments;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodRow;
import io.evenhand.settlement.period.PeriodsPage;
import io.evenhand.signing.Signing;
import io.evenhand.terms.AgreementKind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Puts together all that proves what was signed in a referral, for one of those who take part in it: of agreements, those
 * that its organisation is or was party to, with their evidence. Addresses in the evidence are for the parties, whom it is
 * made for; the others of a referral never get them.
 */
@Service
public class EvidenceBundles {
    private final ReferralDesk referrals;
    private final Agreements agreements;
    private final EvidenceDocuments evidence;
    private final PeriodPages periods;
    private final Payables payables;
    private final InvoiceDocuments invoices;
    private final Archive archive;
    private final Signing signing;

    EvidenceBundles(
            ReferralDesk referrals,
            Agreements agreements,
            EvidenceDocuments evidence,
            PeriodPages periods,
            Payables payables,
            InvoiceDocuments invoices,
            Archive archive,
            Signing signing) {
        this.referrals = referrals;
        this.agreements = agreements;
        this.evidence = evidence;
        this.periods = periods;
        this.payables = payables;
        this.invoices = invoices;
        this.archive = archive;
        this.signing = signing;
    }

    /**
     * Writes the bundle to a file and hands it over when it is complete. Nothing is kept of it; the same records give the
     * same bytes.
     *
     * @return nothing for an unknown referral, and for one that is not the actor's to see
     */
    public Optional<BundleFile> make(Actor actor, String referralId) {
        return referral(actor, referralId).map(referral -> {
            try {
                return write(referral, items(actor, referral));
            } catch (IOException e) {
                throw new UncheckedIOException("The evidence of " + referral.reference() + " cannot be packed", e);
            }
        });
    }

    /** Whose documents such a bundle holds for the actor, once there are any. The caller has made sure of the referral. */
    public List<AgreementView> agreementsIn(Actor actor, String referralId) {
        return agreements.ofSubject(actor, referralId).stream()
                .filter(agreement -> isParty(actor, agreement))
                .toList();
    }

    private Optional<ReferralView> referral(Actor actor, String id) {
        try {
            return referrals.show(actor, ReferralId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private BundleFile write(ReferralView referral, List<BundleItem> items) throws IOException {
        Path file = Files.createTempFile("evenhand-evidence-", ".zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            BundleWriter.write("Evidence of the referral " + referral.reference(), items, signing.trustAnchors(), out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new BundleFile(BundleItem.plain(referral.reference() + "-evidence.zip"), Files.size(file), file);
    }

    private List<BundleItem> items(Actor actor, ReferralView referral) {
        List<AgreementView> its = agreementsIn(actor, referral.id().value());
        Map<String, EvidenceRecord> records = evidence.find(
                its.stream().map(agreement -> agreement.id().value()).toList());
        List<BundleItem> items = new ArrayList<>();
        its.forEach(agreement -> addAgreement(agreement, items));
        for (AgreementView agreement : its) {
            EvidenceRecord record = records.get(agreement.id().value());
            if (record != null) {
                String name = EvidenceDocuments.fileName(agreement.number());
                items.add(new BundleItem("evidence", name + ".pdf", () -> archive.load(record.pdf())));
                items.add(new BundleItem("evidence", name + ".json", () -> archive.load(record.file())));
            }
        }
        its.forEach(agreement -> addSettlement(actor, agreement, items));
        return items;
    }

    /** Whoever signed keeps what it signed, also when an amendment let it leave. */
    private static boolean isParty(Actor actor, AgreementView agreement) {
        return Visibility.of(actor)
                .covers(Stream.concat(
                                agreement.parties().stream(),
                                agreement.signers().stream().map(AgreementView.Signer::partner))
                        .map(PartnerId::value)
                        .toList());
    }

    private void addAgreement(AgreementView agreement, List<BundleItem> items) {
        AgreementView.Document document = agreement.document();
        boolean closed = agreement.state() == AgreementState.SEALED || agreement.state() == AgreementState.IN_FORCE;
        if (document == null || !closed) {
            return;
        }
        var hash = new DocumentHash(document.hash());
        items.add(new BundleItem("agreements", document.fileName(), () -> archive.load(hash)));
        String terms = document.fileName().replaceAll("\\.pdf$", "") + ".terms.json";
        AttachedFile.of(archive.load(hash), "terms.json")
                .ifPresent(attached -> items.add(new BundleItem("agreements", terms, () -> attached)));
    }

    private void addSettlement(Actor actor, AgreementView agreement, List<BundleItem> items) {
        if (!agreement.kind().equals(AgreementKind.REVENUE_SHARE)
                || agreement.isChange()
                || agreement.termsVersion() == 0) {
            return;
        }
        String id = agreement.id().value();
        List<PeriodRow> rows = periods.ofAgreement(actor, id).map(PeriodsPage::periods).orElse(List.of()).stream()
                .sorted(Comparator.comparing(PeriodRow::firstDay))
                .toList();
        for (PeriodRow row : rows) {
            String name = row.statementNumber() + ".pdf";
            periods.sealedDocument(actor, row.id())
                    .ifPresent(hash -> items.add(new BundleItem("statements", name, () -> archive.load(hash))));
        }
        for (PeriodRow row : rows) {
            payables.ofPeriod(actor, id, row.period()).forEach(payable -> addInvoice(actor, payable, items));
        }
    }

    private void addInvoice(Actor actor, PayableView payable, List<BundleItem> items) {
        invoices.load(actor, payable.id())
                .map(InvoiceDocuments.InvoiceDocument::fileName)
                // Two payers may number alike.
                .map(name -> payable.debtor().id() + "-" + name)
                .ifPresent(name -> items.add(new BundleItem(
                        "invoices",
                        name,
                        () -> invoices.load(actor, payable.id()).orElseThrow().pdf())));
    }
}
