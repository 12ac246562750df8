package io.evenhand.ceremony;

import io.evenhand.access.Secrets;
import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.ceremony.SigningLink.Ending;
import io.evenhand.ceremony.SigningLink.Purpose;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.partner.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From a link to somebody of whom we know who they are. A link opened in a browser begins a visit there, whose secret the browser alone
 * has; a code sent to the link's address confirms it. A code is good in the browser that asked for it: its hash is made with that
 * browser's secret, so that the database alone gives nobody a code.
 */
@Service
@Transactional
public class Visits {
    private static final int MOST_OF_A_LINK = 20;
    private static final Duration KEPT = Duration.ofDays(1);

    private final SigningVisitRepository visits;
    private final SigningLinkRepository links;
    private final SignatureRequests signatures;
    private final SignerNames names;
    private final LinkMail mail;
    private final LinkEvidence evidence;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Visits(
            SigningVisitRepository visits,
            SigningLinkRepository links,
            SignatureRequests signatures,
            SignerNames names,
            LinkMail mail,
            LinkEvidence evidence,
            Clock clock) {
        this.visits = visits;
        this.links = links;
        this.signatures = signatures;
        this.names = names;
        this.mail = mail;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Opens a link in a browser. @return the browser's secret; empty when the link opens nothing, for whatever reason */
    public Optional<String> begin(String token, String address, String agent) {
        Instant now = now();
        Optional<SigningLink> link =
                links.findByTokenHash(Secrets.hash(token)).filter(found -> found.isOpen(now) && isOwed(found));
        if (link.isEmpty()) {
            return Optional.empty();
        }
        visits.forgetUnseenSince(now.minus(KEPT));
        List<String> kept = visits.ofLink(link.get().id(), Limit.of(MOST_OF_A_LINK - 1));
        visits.forgetAllBut(link.get().id(), kept.isEmpty() ? List.of("") : kept);
        String secret = Secrets.token();
        SigningVisit visit = visits.save(new SigningVisit(
                UUID.randomUUID().toString(), Secrets.hash(secret), link.get().id(), now));
        // Programs that look through mail open links again and again: the first visits of a day are evidence enough.
        if (link.get().purpose() == Purpose.SIGN && kept.size() < MOST_OF_A_LINK - 1) {
            evidence.record(
                    "link-opened:" + visit.id(),
                    EvidenceKind.LINK_OPENED,
                    link.get(),
                    true,
                    Map.of(Fact.ADDRESS, Signer.plain(address, 64), Fact.AGENT, Signer.plain(agent, 300)));
        }
        return Optional.of(secret);
    }

    /** Whoever opened a link in this browser; empty when nobody did, they were away for too long, or the link opens nothing any more. */
    public Optional<Visitor> find(String secret, String address, String agent) {
        Instant now = now();
        return visits.findBySecretHash(Secrets.hash(secret))
                .filter(visit -> visit.isThere(now))
                .flatMap(visit -> links.findById(visit.linkId())
                        .filter(link -> mayStay(visit, link, now))
                        .map(link -> {
                            if (visit.isToBeNoted(now)) {
                                visits.note(visit.id(), now);
                            }
                            return visitor(visit, link, now, address, agent);
                        }));
    }

    /** Whoever has typed their code stays until they go, and sees what became of it, unless it is not theirs any more. */
    private boolean mayStay(SigningVisit visit, SigningLink link, Instant now) {
        if (link.purpose() == Purpose.COPY) {
            return link.isOpen(now);
        }
        if (visit.isConfirmed()) {
            return link.ending() == Ending.USED || isTheirs(link);
        }
        return link.isOpen(now) && isOwed(link);
    }

    private boolean isOwed(SigningLink link) {
        return link.purpose() == Purpose.COPY
                || signatures
                        .find(link.signatureId())
                        .filter(signature -> signature.standing() == Standing.DUE)
                        .filter(signature -> isSignatory(link, signature))
                        .isPresent();
    }

    private boolean isTheirs(SigningLink link) {
        return signatures
                .find(link.signatureId())
                .filter(signature -> isSignatory(link, signature))
                .isPresent();
    }

    private static boolean isSignatory(SigningLink link, SignatureRequestView signature) {
        return signature.signatory().value().equals(link.personId());
    }

    private Visitor visitor(SigningVisit visit, SigningLink link, Instant now, String address, String agent) {
        SignatureRequestView signature = signatures.find(link.signatureId()).orElseThrow();
        PersonId person = new PersonId(link.personId());
        Signer signer = visit.isConfirmed()
                ? new Signer(
                        link.signatureId(),
                        person,
                        Signer.assigneeWithoutAccount(person),
                        Signer.LINK_AND_CODE,
                        link.id(),
                        address,
                        agent)
                : null;
        return new Visitor(
                link.purpose() == Purpose.COPY,
                visit.isConfirmed(),
                visit.expectsCode(now),
                link.signatureId(),
                names.organisation(names.drawnUpBy(signature.agreement())),
                SignerNames.of(signature),
                names.person(person),
                names.organisation(signature.partner()),
                MaskedAddress.of(link.address()),
                link.expiresAt(),
                signer);
    }

    /** Sends a new code; the former one is worth nothing from then on. */
    public CodeAnswer sendCode(String secret) {
        Instant now = now();
        Optional<SigningVisit> found = unconfirmed(secret, now);
        Optional<SigningLink> open = found.flatMap(visit -> links.lock(visit.linkId()))
                .filter(link -> link.purpose() == Purpose.SIGN && link.isOpen(now) && isOwed(link));
        if (open.isEmpty()) {
            return new CodeAnswer.Gone();
        }
        SigningVisit visit = found.orElseThrow();
        SigningLink link = open.get();
        if (!link.takeCode(now)) {
            return new CodeAnswer.NoMore(link.codesAgainAt());
        }
        String code = "%06d".formatted(random.nextInt(1_000_000));
        visit.expectCode(hash(secret, code), now);
        mail.code(link, code, signatures.find(link.signatureId()).orElseThrow());
        evidence.record(
                "code-sent:" + visit.id() + ":" + visit.codeNumber(),
                EvidenceKind.CODE_SENT,
                link,
                false,
                Map.of(Fact.SENT_TO, MaskedAddress.of(link.address())));
        return new CodeAnswer.Sent();
    }

    /** Checks a code that was typed. Each try is counted before it is looked at. */
    public CodeAnswer checkCode(String secret, String typed, String address, String agent) {
        Instant now = now();
        Optional<SigningVisit> found = unconfirmed(secret, now);
        Optional<SigningLink> open = found.flatMap(visit -> links.findById(visit.linkId()))
                .filter(link -> link.purpose() == Purpose.SIGN && link.isOpen(now) && isOwed(link));
        if (open.isEmpty()) {
            return new CodeAnswer.Gone();
        }
        SigningVisit visit = found.orElseThrow();
        if (!visit.expectsCode(now)) {
            return new CodeAnswer.NoCode();
        }
        String expected = Objects.requireNonNull(visit.codeHash());
        int left = visit.takeTry();
        boolean right = MessageDigest.isEqual(
                hash(secret, typed.replaceAll("\\s", "")).getBytes(StandardCharsets.US_ASCII),
                expected.getBytes(StandardCharsets.US_ASCII));
        Map<Fact, String> from = Map.of(Fact.ADDRESS, Signer.plain(address, 64), Fact.AGENT, Signer.plain(agent, 300));
        if (!right) {
            evidence.record(
                    "code-refused:" + visit.id() + ":" + visit.codeNumber() + ":" + visit.codeTries(),
                    EvidenceKind.CODE_REFUSED,
                    open.get(),
                    true,
                    from);
            return left > 0 ? new CodeAnswer.Wrong(left) : new CodeAnswer.NoCode();
        }
        String next = Secrets.token();
        visit.confirm(Secrets.hash(next), now);
        evidence.record("code-confirmed:" + visit.id(), EvidenceKind.CODE_CONFIRMED, open.get(), true, from);
        return new CodeAnswer.Confirmed(next);
    }

    private Optional<SigningVisit> unconfirmed(String secret, Instant now) {
        return visits.lock(Secrets.hash(secret)).filter(visit -> visit.isThere(now) && !visit.isConfirmed());
    }

    private static String hash(String secret, String code) {
        return Secrets.hash(secret + ":" + code);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
