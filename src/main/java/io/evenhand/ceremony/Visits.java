package io.evenhand.ceremony;

import io.evenhand.access.Secrets;
import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.ceremony.SigningLink.Ending;
import io.evenhand.ceremony.SigningLink.Purpose;
import io.evenhand.digest.Sha256;
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
    private static final int SHORT_HASH = 16;

    private final SigningVisitRepository visits;
    private final SigningLinkRepository links;
    private final SignatureRequests signatures;
    private final SignerNames names;
    private final LinkMail mail;
    private final LinkEvidence evidence;
    private final LinkAddresses addresses;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Visits(
            SigningVisitRepository visits,
            SigningLinkRepository links,
            SignatureRequests signatures,
            SignerNames names,
            LinkMail mail,
            LinkEvidence evidence,
            LinkAddresses addresses,
            Clock clock) {
        this.visits = visits;
        this.links = links;
        this.signatures = signatures;
        this.names = names;
        this.mail = mail;
        this.evidence = evidence;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Opens a link in a browser. @return the browser's secret; empty when the link opens nothing, for whatever reason */
    public Optional<String> begin(String token, String address, String agent) {
        Instant now = now();
        Optional<String> id = links.findId(Secrets.hash(token));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        // Visits before links, here as everywhere: nobody waits crosswise.
        visits.forgetUnseenSince(now.minus(KEPT));
        visits.forgetUnconfirmedBut(id.get(), atLeastOne(visits.unconfirmedOf(id.get(), Limit.of(MOST_OF_A_LINK - 1))));
        Optional<SigningLink> link = links.lock(id.get()).filter(found -> isGood(found, now));
        if (link.isEmpty()) {
            return Optional.empty();
        }
        String secret = Secrets.token();
        SigningVisit unused = visits.save(new SigningVisit(
                UUID.randomUUID().toString(), Secrets.hash(secret), link.get().id(), now));
        String from = Signer.plain(address, 64);
        String browser = Signer.plain(agent, 300);
        String who = Sha256.of(from + "\n" + browser).substring(0, SHORT_HASH);
        if (link.get().purpose() == Purpose.SIGN && link.get().isOpenedFirstBy(who)) {
            evidence.record(
                    "link-opened:" + link.get().id() + ":" + who,
                    EvidenceKind.LINK_OPENED,
                    link.get(),
                    false,
                    Map.of(Fact.ADDRESS, from, Fact.AGENT, browser));
        }
        return Optional.of(secret);
    }

    /** Whether a link opens something for who has no code yet. */
    private boolean isGood(SigningLink link, Instant now) {
        return link.isOpen(now) && isOwed(link) && addresses.isOf(link);
    }

    private static List<String> atLeastOne(List<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
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
        return visit.isConfirmed() && link.purpose() == Purpose.SIGN
                ? isTheirs(link) && addresses.isOf(link)
                : isGood(link, now);
    }

    private boolean isOwed(SigningLink link) {
        Standing owed = link.purpose() == Purpose.COPY ? Standing.SIGNED : Standing.DUE;
        return signatures
                .find(link.signatureId())
                .filter(signature -> signature.standing() == owed)
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
        Signer signer = visit.isConfirmed() && link.purpose() == Purpose.SIGN
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
                visit.isConfirmed() ? "" : names.organisation(names.drawnUpBy(signature.agreement())),
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
        Optional<SigningLink> open =
                found.flatMap(visit -> links.lock(visit.linkId())).filter(link -> isGood(link, now));
        if (open.isEmpty() || isClosed(open.get(), now)) {
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
        record(
                "code-sent:" + visit.id() + ":" + visit.codeNumber(),
                EvidenceKind.CODE_SENT,
                link,
                false,
                LinkAddresses.sentTo(link));
        return new CodeAnswer.Sent();
    }

    /** Closes a link that has borne too much, and tells its owner. @return whether it is closed */
    private boolean isClosed(SigningLink link, Instant now) {
        if (!link.isWornOut()) {
            return false;
        }
        link.end(Ending.TOO_MANY, now);
        mail.closed(link, signatures.find(link.signatureId()).orElseThrow());
        return true;
    }

    /** Checks a code that was typed. Each try is counted before it is looked at. */
    public CodeAnswer checkCode(String secret, String typed, String address, String agent) {
        Instant now = now();
        Optional<SigningVisit> found = unconfirmed(secret, now);
        Optional<SigningLink> open =
                found.flatMap(visit -> links.lock(visit.linkId())).filter(link -> isGood(link, now));
        if (open.isEmpty()) {
            return new CodeAnswer.Gone();
        }
        SigningVisit visit = found.orElseThrow();
        SigningLink link = open.get();
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
            link.isTypedWrongly();
            boolean closed = link.isTriedTooOften() && isClosed(link, now);
            record(
                    "code-refused:" + visit.id() + ":" + visit.codeNumber() + ":" + visit.codeTries(),
                    EvidenceKind.CODE_REFUSED,
                    link,
                    false,
                    from);
            if (closed) {
                return new CodeAnswer.Gone();
            }
            return left > 0 ? new CodeAnswer.Wrong(left) : new CodeAnswer.NoCode();
        }
        String next = Secrets.token();
        visit.confirm(Secrets.hash(next), now);
        record("code-confirmed:" + visit.id(), EvidenceKind.CODE_CONFIRMED, link, true, from);
        return new CodeAnswer.Confirmed(next);
    }

    /** What is fetched once all have signed is no part of how they signed. */
    private void record(
            String onceKey, EvidenceKind kind, SigningLink link, boolean byPerson, Map<Fact, String> facts) {
        if (link.purpose() == Purpose.SIGN) {
            evidence.record(onceKey, kind, link, byPerson, facts);
        }
    }

    /** Ends a visit, for who goes and leaves the browser to others. */
    public void leave(String secret) {
        visits.forget(Secrets.hash(secret));
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
