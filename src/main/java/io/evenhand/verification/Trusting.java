package io.evenhand.verification;

import io.evenhand.signing.CertificateSubject;
import io.evenhand.signing.SignatureInside;
import io.evenhand.signing.TrustedPath.Use;
import io.evenhand.verification.SignatureEnvelope.Stamp;
import io.evenhand.verification.SignatureSummary.Kind;
import io.evenhand.verification.Trust.Judgement;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Who vouches for the signers of an intact document and for the time, and what is known of withdrawn certificates. */
final class Trusting {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Lists count in seconds, and are often made for several signatures that follow each other. */
    private static final Duration LITTLE = Duration.ofMinutes(10);

    private final byte[] file;
    private final TrustAnchors anchors;
    private final Instant now;
    private final PDDocument document;
    private final List<Revision> revisions;
    private final List<@Nullable SignatureEnvelope> envelopes;
    private final Findings findings;
    private Map<String, Judgement> judgements = Map.of();

    Trusting(
            byte[] file,
            TrustAnchors anchors,
            Instant now,
            PDDocument document,
            List<Revision> revisions,
            List<@Nullable SignatureEnvelope> envelopes,
            Findings findings) {
        this.file = file;
        this.anchors = anchors;
        this.now = now;
        this.document = document;
        this.revisions = revisions;
        this.envelopes = envelopes;
        this.findings = findings;
    }

    void judge() throws IOException {
        if (!findings.intactSoFar()) {
            findings.notChecked("trust", "Whether the signers are trusted was not looked at.");
            return;
        }
        Trust.Judgements judged = Trust.judge(file, anchors, now);
        judgements = new LinkedHashMap<>(judged.byField());
        applyOwnRules(judged.certificates());
        judgements.replaceAll((field, judgement) -> judgement.withdrawal().status() == Withdrawal.Status.UNKNOWN
                ? judgement.refused("nothing in the document says whether the certificate was withdrawn")
                : judgement);
        checkNames();
        report();
        reportWithdrawals();
        reportClock();
    }

    private void applyOwnRules(List<X509Certificate> carried) {
        Set<X509Certificate> known = new HashSet<>(carried);
        envelopes.stream().filter(Objects::nonNull).forEach(envelope -> known.add(envelope.certificate()));
        var rules = new CertificateRules(anchors, known);
        for (int i = 0; i < revisions.size(); i++) {
            SignatureEnvelope envelope = envelopes.get(i);
            Stamp stamp = envelope == null ? null : envelope.stamp();
            Use use = revisions.get(i).kind() == Kind.DOCUMENT_TIMESTAMP ? Use.TIME_STAMPING : Use.SIGNING;
            String objection;
            if (envelope == null || stamp == null) {
                objection = "no timestamp says when it was made";
            } else {
                objection = rules.objection(envelope.certificate(), use, stamp.at());
                if (objection == null) {
                    objection = rules.objection(stamp.certificate(), Use.TIME_STAMPING, stamp.at());
                }
                if (objection == null && stamp.at().isAfter(now.plusSeconds(600))) {
                    objection = "its timestamp lies in the future";
                }
            }
            if (objection != null) {
                String because = objection;
                judgements.computeIfPresent(revisions.get(i).field(), (field, old) -> old.overruled(because));
            }
        }
    }

    private void checkNames() throws IOException {
        for (int i = 0; i < revisions.size(); i++) {
            SignatureEnvelope envelope = envelopes.get(i);
            Revision revision = revisions.get(i);
            if (envelope == null || revision.kind() == Kind.DOCUMENT_TIMESTAMP) {
                continue;
            }
            CertificateSubject subject = CertificateSubject.of(envelope.certificate());
            String other = NamesShown.otherName(document, revision, subject);
            if (other == null) {
                String further = NamesShown.furtherWords(document, revision, subject);
                if (further != null) {
                    findings.notChecked(
                            "names",
                            "The box of " + revision.field() + " also shows \"" + further
                                    + "\", which its certificate for \"" + subject.name() + "\" does not say.");
                }
                continue;
            }
            String text = "The signature in " + revision.field() + " " + other + ", but its certificate is for \""
                    + subject.name() + "\".";
            // A company's certificate names no person; that somebody else signed with it is for the company to say.
            if (CertificateSubject.isOfAnOrganisation(envelope.certificate())) {
                findings.notChecked("names", text + " Which person used the company's certificate was not checked.");
            } else {
                findings.distrusted("names", text);
            }
        }
    }

    private void report() {
        var distrusted = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < revisions.size(); i++) {
            String field = revisions.get(i).field();
            SignatureEnvelope envelope = envelopes.get(i);
            Judgement judgement = judgements.get(field);
            if (judgement == null || !judgement.trusted()) {
                String who = envelope == null
                        ? field
                        : CertificateSubject.of(envelope.certificate()).name();
                String reason = judgement == null || judgement.reason() == null
                        ? "it was not recognised as a signature"
                        : judgement.reason();
                distrusted.computeIfAbsent(reason, key -> new ArrayList<>()).add(who);
            }
        }
        distrusted.forEach((reason, who) -> findings.distrusted(
                "trust", "Not vouched for: " + String.join(", ", who) + ". The reason: " + reason + "."));
        if (distrusted.isEmpty()) {
            findings.passed("trust", "An authority that you trust vouches for every signer and for the time.");
        }
    }

    private void reportWithdrawals() {
        var unknown = new LinkedHashSet<String>();
        var outdated = new LinkedHashSet<String>();
        Instant asOf = null;
        boolean any = false;
        for (int i = 0; i < revisions.size(); i++) {
            SignatureEnvelope envelope = envelopes.get(i);
            Judgement judgement = judgements.get(revisions.get(i).field());
            if (envelope == null || judgement == null) {
                continue;
            }
            String who = CertificateSubject.of(envelope.certificate()).name();
            Withdrawal withdrawal = judgement.withdrawal();
            switch (withdrawal.status()) {
                case GOOD -> {
                    asOf = earlier(asOf, withdrawal.asOf());
                    if (isOutdated(i, withdrawal)) {
                        outdated.add(who + " (as of " + moment(withdrawal.asOf()) + ")");
                    }
                }
                case UNKNOWN -> unknown.add(who);
                case WITHDRAWN, WITHDRAWN_LATER -> {
                    any = true;
                    reportWithdrawn(who, judgement);
                }
            }
        }
        if (!unknown.isEmpty()) {
            findings.notChecked(
                    "revocation",
                    "Nothing in the document that an authority you trust has signed says whether the certificate was withdrawn of: "
                            + String.join(", ", unknown) + ".");
        }
        if (!outdated.isEmpty()) {
            findings.notChecked(
                    "revocation",
                    "The list of withdrawn certificates is older than the signature, so that it cannot know what was withdrawn before"
                            + " it, of: " + String.join(", ", outdated) + ".");
        }
        if (asOf != null && !any && unknown.isEmpty() && outdated.isEmpty()) {
            reportNoneWithdrawn(asOf);
        }
    }

    private void reportWithdrawn(String who, Judgement judgement) {
        Withdrawal withdrawal = judgement.withdrawal();
        String text = "The certificate of " + who + " was withdrawn on " + moment(withdrawal.withdrawnAt());
        if (withdrawal.status() == Withdrawal.Status.WITHDRAWN) {
            findings.distrusted("revocation", text + ", before it was used.");
        } else if (judgement.trusted()) {
            findings.passed("revocation", text + ", after it had been used: the signature stands.");
        } else {
            findings.notChecked(
                    "revocation", text + ". Whether that was after it had been used, nobody whom you trust says.");
        }
    }

    private void reportNoneWithdrawn(Instant asOf) {
        String text = "The lists of withdrawn certificates inside, as of " + moment(asOf)
                + ", name no certificate that was used. What was withdrawn later, they cannot know.";
        if (allTrusted()) {
            findings.passed("revocation", text);
        } else {
            findings.notChecked("revocation", text + " This says little where not every signer is vouched for.");
        }
    }

    /** A timestamp over the whole can only be newer than what the document holds about it. */
    private boolean isOutdated(int i, Withdrawal withdrawal) {
        Stamp stamp = stamp(i);
        return revisions.get(i).kind() != Kind.DOCUMENT_TIMESTAMP
                && stamp != null
                && withdrawal.asOf() != null
                && withdrawal.asOf().isBefore(stamp.at().minus(LITTLE));
    }

    private boolean allTrusted() {
        return revisions.stream()
                .map(revision -> judgements.get(revision.field()))
                .allMatch(judgement -> judgement != null && judgement.trusted());
    }

    private void reportClock() {
        Stamp last = stamp(revisions.size() - 1);
        if (last == null) {
            return;
        }
        var authorities = new LinkedHashSet<String>();
        boolean own = false;
        for (int i = 0; i < revisions.size(); i++) {
            Stamp stamp = stamp(i);
            if (stamp != null) {
                authorities.add(CertificateSubject.of(stamp.certificate()).name());
                own |= isOwnClock(stamp);
            }
        }
        String names = String.join(", ", authorities);
        if (!allTrusted()) {
            findings.notChecked(
                    "clock",
                    "The times are those of " + names
                            + ". As not every signer and every time is vouched for by an authority that you"
                            + " trust, they were not checked against anybody.");
        } else if (own) {
            findings.notChecked(
                    "clock",
                    "The times were taken from this installation's own clock (" + names
                            + "): whoever runs it could have set it. No outside authority was asked, so when exactly it was signed"
                            + " was not checked against anybody else.");
        } else {
            findings.passed("clock", "The times are those of a timestamp authority: " + names + ".");
        }
    }

    private @Nullable Stamp stamp(int i) {
        SignatureEnvelope envelope = envelopes.get(i);
        return envelope == null ? null : envelope.stamp();
    }

    /** Where an authority that vouches for who certified or sealed also vouches for the clock, nobody else does. */
    private boolean isOwnClock(Stamp stamp) {
        for (int i = 0; i < revisions.size(); i++) {
            SignatureEnvelope envelope = envelopes.get(i);
            boolean system = revisions.get(i).kind() == Kind.CERTIFICATION
                    || !SignatureInside.isForAParty(revisions.get(i).field());
            if (envelope != null
                    && system
                    && revisions.get(i).kind() != Kind.DOCUMENT_TIMESTAMP
                    && envelope.certificate()
                            .getIssuerX500Principal()
                            .equals(stamp.certificate().getIssuerX500Principal())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "an unknown day" : MOMENT.format(at);
    }

    /** @param changes what each signature changed, in words */
    List<SignatureSummary> summaries(List<String> changes) {
        var summaries = new ArrayList<SignatureSummary>();
        for (int i = 0; i < revisions.size(); i++) {
            Revision revision = revisions.get(i);
            SignatureEnvelope envelope = envelopes.get(i);
            var subject =
                    envelope == null ? new CertificateSubject("", "") : CertificateSubject.of(envelope.certificate());
            Judgement judgement = judgements.get(revision.field());
            Stamp stamp = stamp(i);
            String purpose = revision.signature().getReason();
            summaries.add(new SignatureSummary(
                    revision.field(),
                    revision.kind(),
                    subject.name(),
                    subject.organisation(),
                    stamp == null
                            ? null
                            : new Timestamp(
                                    stamp.at(),
                                    CertificateSubject.of(stamp.certificate()).name(),
                                    isOwnClock(stamp)),
                    judgement == null ? "" : judgement.level(),
                    envelope != null,
                    judgement != null && judgement.trusted(),
                    judgement == null ? Withdrawal.UNKNOWN : judgement.withdrawal(),
                    purpose == null ? "" : purpose,
                    i < changes.size() ? changes.get(i) : "",
                    i + 1,
                    revisions.size()));
        }
        return summaries;
    }
}
