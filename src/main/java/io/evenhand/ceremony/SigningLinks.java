package io.evenhand.ceremony;

import io.evenhand.access.Accounts;
import io.evenhand.access.Role;
import io.evenhand.access.Secrets;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.ceremony.SigningLink.Ending;
import io.evenhand.ceremony.SigningLink.Purpose;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.evidence.EvidenceBook;
import io.evenhand.evidence.EvidenceEntry;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends people who sign without an account their links, and ends them. Whoever has an account with which they can sign is told on the
 * desk instead. A link goes by mail or not at all: an administrator who could read it could sign in somebody's name. All of it may be
 * repeated: a cause makes one link.
 */
@Service
@Transactional
public class SigningLinks {
    private final SigningLinkRepository links;
    private final SignatureRequests signatures;
    private final Partners partners;
    private final Accounts accounts;
    private final LinkMail mail;
    private final LinkEvidence evidence;
    private final LinkAddresses addresses;
    private final EvidenceBook book;
    private final Notices notices;
    private final Clock clock;

    SigningLinks(
            SigningLinkRepository links,
            SignatureRequests signatures,
            Partners partners,
            Accounts accounts,
            LinkMail mail,
            LinkEvidence evidence,
            LinkAddresses addresses,
            EvidenceBook book,
            Notices notices,
            Clock clock) {
        this.links = links;
        this.signatures = signatures;
        this.partners = partners;
        this.accounts = accounts;
        this.mail = mail;
        this.evidence = evidence;
        this.addresses = addresses;
        this.book = book;
        this.notices = notices;
        this.clock = clock;
    }

    /** Sends a fresh link, if the signature is due from somebody without an account; it takes the place of those before. */
    @RepeatedWhenRaced
    public void send(String cause, String signatureId, boolean reminder) {
        Instant now = now();
        Optional<SignatureRequestView> due =
                signatures.find(signatureId).filter(found -> found.standing() == Standing.DUE);
        if (due.isEmpty() || links.existsByCauseAndSignatureIdAndPurpose(cause, signatureId, Purpose.SIGN)) {
            return;
        }
        SignatureRequestView signature = due.get();
        List<SigningLink> unusedLinks = links.lockAll(signatureId);
        // Also where no new one is made: whoever was asked before is not any more.
        List<SigningLink> formers = links.lockOpen(signatureId);
        formers.forEach(former -> former.end(ending(former, signature), now));
        links.flush();
        Optional<PersonView> person = outside(signature);
        person.ifPresent(asked -> tellFormerAddress(formers, asked, signature));
        Instant until = earlier(signature.signBy(), now.plus(SigningLink.LONGEST));
        if (person.isEmpty() || !now.isBefore(until) || !mail.isSent()) {
            return;
        }
        String token = Secrets.token();
        SigningLink link = links.save(new SigningLink(
                UUID.randomUUID().toString(),
                cause,
                Purpose.SIGN,
                Secrets.hash(token),
                whose(signature),
                person.get().email(),
                now,
                until));
        boolean unused = mail.link(link, token, signature, reminder);
        evidence.record("link-sent:" + link.id(), EvidenceKind.LINK_SENT, link, false, LinkAddresses.sentTo(link));
    }

    /** An address is changed by the organisation itself: whoever read the mail so far shall hear of it. */
    private void tellFormerAddress(List<SigningLink> formers, PersonView asked, SignatureRequestView signature) {
        formers.stream()
                .filter(former -> former.personId().equals(asked.id().value()))
                .filter(former -> !former.address().equalsIgnoreCase(asked.email()))
                .forEach(former -> mail.elsewhere(former, asked.email(), signature));
    }

    /**
     * Sends a fresh link in the place of one that opens nothing any more, because its time is over or a newer one was sent: to its person's
     * mailbox, once for each. Nobody is told whether there was anything to send: whoever asks may be anybody.
     */
    @RepeatedWhenRaced
    public void sendFresh(String token) {
        Instant now = now();
        links.findByTokenHash(Secrets.hash(token))
                .filter(link -> link.purpose() == Purpose.SIGN)
                .filter(link -> link.ending() == null || link.ending() == Ending.REPLACED)
                .filter(link -> !link.isOpen(now) || !addresses.isOf(link))
                .filter(link -> signatures
                        .find(link.signatureId())
                        .filter(found -> found.signatory().value().equals(link.personId()))
                        .isPresent())
                .ifPresent(link -> send("fresh:" + link.id(), link.signatureId(), false));
    }

    /** Tells whoever was handed a signature and signs with an account; everybody else gets a link. */
    public void tellColleague(String cause, String signatureId) {
        signatures
                .find(signatureId)
                .filter(found -> found.standing() == Standing.DUE)
                .ifPresent(signature -> accounts.of(signature.partner().value(), Role.SIGNATORY).stream()
                        .filter(actor -> signature.signatory().value().equals(actor.personId()))
                        .forEach(actor -> notices.tell(
                                Audience.person(actor.username()),
                                new Notice(
                                        "signature-handed-on:" + cause,
                                        "A signature was handed on to you",
                                        SignerNames.of(signature),
                                        "A colleague who was asked to sign this hands it on to you. Read the document, and sign or decline.",
                                        List.of(),
                                        new Notice.Action("See your work", "/"),
                                        true))));
    }

    /** Tells those who signed by a link that it came to nothing, where it did: their signature alone binds nobody. */
    public void tellThatItCameToNothing(String agreementId) {
        Optional<String> why = book.trail(agreementId).end().flatMap(SigningLinks::why);
        if (why.isEmpty()) {
            return;
        }
        List<String> used = links.usedOf(agreementId);
        for (String id : used) {
            SigningLink link = links.lock(id).orElseThrow();
            signatures
                    .find(link.signatureId())
                    .filter(signature -> signature.standing() == Standing.SIGNED)
                    .filter(signature -> signature.signatory().value().equals(link.personId()))
                    .filter(signature -> link.tell(now()))
                    .ifPresent(signature -> mail.nothing(link, signature, why.get()));
        }
    }

    private static Optional<String> why(EvidenceEntry end) {
        return switch (end.kind()) {
            case DECLINED -> Optional.of("somebody else who was asked has declined to sign.");
            case WITHDRAWN -> Optional.of("it was withdrawn before all had signed.");
            case EXPIRED -> Optional.of("its time for signing ended before all had signed.");
            default -> Optional.empty();
        };
    }

    private static Ending ending(SigningLink former, SignatureRequestView signature) {
        return former.personId().equals(signature.signatory().value()) ? Ending.REPLACED : Ending.OVER;
    }

    /** Ends the links to a signature that is not owed any more, and tells whoever was asked in vain. */
    public void end(String signatureId) {
        Optional<SignatureRequestView> found = signatures.find(signatureId);
        if (found.isEmpty() || found.get().standing() == Standing.DUE) {
            return;
        }
        SignatureRequestView signature = found.get();
        for (SigningLink link : links.lockOpen(signatureId)) {
            boolean decided = signature.standing() == Standing.SIGNED || signature.standing() == Standing.DECLINED;
            boolean themselves =
                    decided && link.personId().equals(signature.signatory().value());
            link.end(themselves ? Ending.USED : Ending.OVER, now());
            if (!themselves) {
                mail.over(
                        link,
                        signature,
                        decided
                                ? "A colleague of yours has decided about it."
                                : "It was withdrawn, or its time for signing is over.");
            }
        }
    }

    /** Sends those who signed by a link another by which they fetch the sealed document. */
    @RepeatedWhenRaced
    public void sendCopies(AgreementId agreement) {
        Instant now = now();
        List<String> byLink = links.ofAgreement(agreement.value()).stream()
                .filter(link -> link.ending() == Ending.USED)
                .map(SigningLink::signatureId)
                .distinct()
                .toList();
        for (String signatureId : byLink) {
            Optional<SignatureRequestView> signed =
                    signatures.find(signatureId).filter(found -> found.standing() == Standing.SIGNED);
            if (signed.isEmpty()
                    || links.existsByCauseAndSignatureIdAndPurpose("sealed", signatureId, Purpose.COPY)
                    || !mail.isSent()) {
                continue;
            }
            Optional<PersonView> person = partners.person(signed.get().signatory());
            String token = Secrets.token();
            person.map(signer -> links.save(new SigningLink(
                            UUID.randomUUID().toString(),
                            "sealed",
                            Purpose.COPY,
                            Secrets.hash(token),
                            whose(signed.get()),
                            signer.email(),
                            now,
                            now.plus(SigningLink.LONGEST))))
                    .ifPresent(link -> mail.copy(link, token, signed.get()));
        }
    }

    /**
     * Who is asked for a signature and cannot reach it: they have no account to sign with, and no mail leaves the house. Empty where all is
     * well.
     */
    @Transactional(readOnly = true)
    public Optional<String> unreachable(String signatureId) {
        return signatures
                .find(signatureId)
                .filter(found -> found.standing() == Standing.DUE && !mail.isSent())
                .flatMap(this::outside)
                .map(PersonView::name);
    }

    /** The signatory, if they have no account with which they could sign. */
    private Optional<PersonView> outside(SignatureRequestView signature) {
        PersonId signatory = signature.signatory();
        boolean onTheDesk = accounts.of(signature.partner().value(), Role.SIGNATORY).stream()
                .anyMatch(actor -> signatory.value().equals(actor.personId()));
        return onTheDesk
                ? Optional.empty()
                : partners.person(signatory)
                        .filter(person -> !person.hasLeft(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static SigningLink.Whose whose(SignatureRequestView signature) {
        return new SigningLink.Whose(
                signature.signatureId(),
                signature.agreement().value(),
                signature.partner().value(),
                signature.signatory().value());
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
