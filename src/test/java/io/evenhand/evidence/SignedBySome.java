package io.evenhand.evidence;

import io.evenhand.digest.Sha256;
import io.evenhand.document.Archive;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.partner.NewPartner;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A document that some people signed, with all that is recorded of it on the way. */
public final class SignedBySome {
    private static final List<Signatory> PEOPLE = List.of(
            new Signatory("p-anna", "Anna Berg", "", "evidence-nordlicht", "Nordlicht Consulting GmbH", "DE"),
            new Signatory("p-bram", "Bram Vermeulen", "", "evidence-polderdata", "Polderdata B.V.", "NL"),
            new Signatory("p-cleo", "Κλειώ Παπαδοπούλου", "", "evidence-aegean", "Aegean Systems A.E.", "GR"),
            new Signatory(
                    "p-bruno", "Bruno Żółw-Straßer", "", "evidence-hanse", "Hanse Cloud & Partner GmbH & Co. KG", "DE"),
            new Signatory("p-ines", "Inês de Almeida Santos", "", "evidence-tejo", "Tejo Integração, Lda.", "PT"));
    public static final String CONSENT =
            "I agree to sign this document electronically. I have read it, and I know that my"
                    + " electronic signature binds the organisation that I sign for.\nI can ask for a copy on paper at any time, and I"
                    + " can decline to sign.";

    @Autowired
    EvidenceBook book;

    @Autowired
    Partners partners;

    @Autowired
    Signing signing;

    @Autowired
    Archive archive;

    @Autowired
    PlatformTransactionManager transactions;

    public final String agreement = UUID.randomUUID().toString();
    private byte[] document = new byte[0];

    /** How many sign, out of five. */
    public EvidenceSubject sealed(int signers) {
        certified(signers);
        for (int i = 0; i < signers; i++) {
            signed(PEOPLE.get(i), i);
        }
        document = signing.seal(document);
        record("sealed", EvidenceKind.SEALED, null, null, Map.of(Fact.RESULT_SHA256, Sha256.of(document)));
        return subject(signers);
    }

    public EvidenceSubject declined(String reason) {
        certified(2);
        signed(PEOPLE.get(0), 0);
        asked(PEOPLE.get(1), 1);
        record("declined", EvidenceKind.DECLINED, "s-2", PEOPLE.get(1), Map.of(Fact.REASON, reason));
        return subject(2);
    }

    /** Before anybody signed. */
    public EvidenceSubject withdrawn() {
        certified(2);
        record("withdrawn", EvidenceKind.WITHDRAWN, null, null, Map.of(Fact.REASON, "Superseded"));
        return subject(2);
    }

    /** Somebody was asked, and nobody has answered. */
    public EvidenceSubject begun() {
        certified(2);
        asked(PEOPLE.get(0), 0);
        return subject(2);
    }

    public void answered(String question) {
        record("question", EvidenceKind.QUESTION_ASKED, "s-1", PEOPLE.get(0), Map.of(Fact.REASON, question));
    }

    public byte[] document() {
        return document;
    }

    private EvidenceSubject subject(int parties) {
        return new EvidenceSubject(
                agreement,
                "EV-" + agreement.substring(0, 6) + "-nda",
                "nda",
                "Non-Disclosure Agreement",
                PEOPLE.subList(0, Math.max(2, parties)).stream()
                        .map(person -> new PartnerId(person.partnerId()))
                        .toList(),
                archive.store(document, "application/pdf", "nda.pdf"),
                1);
    }

    private void certified(int signers) {
        PEOPLE.forEach(person -> partners.register(new NewPartner(
                new PartnerId(person.partnerId()),
                person.organisation(),
                "HRB 1",
                "Ring 1",
                person.country(),
                "legal@example.com",
                List.of(),
                List.of(),
                List.of())));
        document = signing.certify(TestDocuments.pdfWithoutTerms(), TestDocuments.fields(signers));
        record("certified", EvidenceKind.CERTIFIED, null, null, Map.of(Fact.RESULT_SHA256, Sha256.of(document)));
    }

    private void asked(Signatory person, int position) {
        String signature = "s-" + (position + 1);
        record("requested-" + signature, EvidenceKind.REQUESTED, signature, person, true, Map.of());
        record(
                "link-" + signature,
                EvidenceKind.LINK_SENT,
                signature,
                person,
                true,
                Map.of(Fact.SENT_TO, person.name().charAt(0) + "…@" + person.partnerId() + ".example"));
        Map<Fact, String> visit = Map.of(
                Fact.ADDRESS,
                "2001:db8:85a3::8a2e:370:" + (7334 + position),
                Fact.AGENT,
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36");
        record("opened-" + signature, EvidenceKind.LINK_OPENED, signature, person, visit);
        record(
                "code-sent-" + signature,
                EvidenceKind.CODE_SENT,
                signature,
                person,
                true,
                Map.of(Fact.SENT_TO, person.name().charAt(0) + "…@" + person.partnerId() + ".example"));
        record(
                "code-" + signature,
                EvidenceKind.CODE_CONFIRMED,
                signature,
                person,
                with(visit, Fact.AUTHENTICATION, "By a link and a one-time code sent by mail"));
        record(
                "shown-" + signature,
                EvidenceKind.DOCUMENT_SHOWN,
                signature,
                person,
                with(with(visit, Fact.PAGES, "1"), Fact.SHOWN_SHA256, Sha256.of(document)));
    }

    private void signed(Signatory person, int position) {
        asked(person, position);
        String signature = "s-" + (position + 1);
        Map<Fact, String> visit = with(
                with(Map.of(Fact.ADDRESS, "2001:db8:85a3::8a2e:370:" + (7334 + position)), Fact.CONSENT, CONSENT),
                Fact.SHOWN_SHA256,
                Sha256.of(document));
        record("consented-" + signature, EvidenceKind.CONSENTED, signature, person, visit);
        visit = with(visit, Fact.AUTHENTICATION, "By a link and a one-time code sent by mail");
        document = signing.sign(document, "party-" + (position + 1), person, "Agreement", new SignatureMark.Printed());
        record(
                "signed-" + signature,
                EvidenceKind.SIGNED,
                signature,
                person,
                with(
                        with(
                                with(visit, Fact.RESULT_SHA256, Sha256.of(document)),
                                Fact.AUTHORITY,
                                "Authority to sign non-disclosure agreements, recorded by " + person.organisation()),
                        Fact.MARK,
                        "Printed name"));
    }

    private static Map<Fact, String> with(Map<Fact, String> facts, Fact fact, String value) {
        Map<Fact, String> more = new HashMap<>(facts);
        more.put(fact, value);
        return more;
    }

    private void record(
            String key,
            EvidenceKind kind,
            @Nullable String signature,
            @Nullable Signatory person,
            Map<Fact, String> facts) {
        record(key, kind, signature, person, false, facts);
    }

    private void record(
            String key,
            EvidenceKind kind,
            @Nullable String signature,
            @Nullable Signatory person,
            boolean bySystem,
            Map<Fact, String> facts) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> book.record(new Happening(
                        key,
                        kind,
                        agreement,
                        signature,
                        bySystem || person == null ? null : person.personId(),
                        person == null ? "Evenhand" : person.name(),
                        person == null ? "" : person.organisation(),
                        facts)));
    }
}
