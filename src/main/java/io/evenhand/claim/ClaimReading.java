package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.Archive;
import io.evenhand.document.StoredDocument;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people read of claims, cut to what they may know: the two sides all of it, the steward that it is there, others nothing. */
@Service
@Transactional(readOnly = true)
public class ClaimReading {
    /** As many as a list shows. */
    public static final int MOST = 200;

    private final ClaimTable claims;
    private final ClaimBook book;
    private final ClaimAmounts amounts;
    private final SecondReading seconds;
    private final Agreements agreements;
    private final Partners partners;
    private final Archive archive;

    ClaimReading(
            ClaimTable claims,
            ClaimBook book,
            ClaimAmounts amounts,
            SecondReading seconds,
            Agreements agreements,
            Partners partners,
            Archive archive) {
        this.claims = claims;
        this.book = book;
        this.amounts = amounts;
        this.seconds = seconds;
        this.agreements = agreements;
        this.partners = partners;
        this.archive = archive;
    }

    /** The claims of the actor's organisation, of either side, the newest first; all of them for the steward. */
    public List<ClaimLine> list(Actor actor) {
        if (actor.isSteward()) {
            return lines(actor, claims.all(MOST));
        }
        return actor.partnerId().equals(Actor.HOST) ? List.of() : lines(actor, claims.of(actor.partnerId(), MOST));
    }

    /** By id, with so many queries for one as for many. The caller has made sure that the actor may see them. */
    public Map<String, ClaimLine> lines(Actor actor, Set<String> ids) {
        return lines(actor, claims.findAll(ids)).stream()
                .collect(Collectors.toMap(line -> line.id().value(), Function.identity()));
    }

    private List<ClaimLine> lines(Actor actor, List<Claim> found) {
        Map<PartnerId, String> names = names(found);
        return seconds.shown(actor, found).stream()
                .map(claim -> line(actor, claim, names))
                .toList();
    }

    private Map<PartnerId, String> names(Collection<Claim> found) {
        Set<PartnerId> ids = new HashSet<>();
        found.forEach(
                claim -> ids.addAll(Set.of(new PartnerId(claim.claimantId()), new PartnerId(claim.respondentId()))));
        return partners.namesOf(ids);
    }

    private static ClaimLine line(Actor actor, Claim claim, Map<PartnerId, String> names) {
        return new ClaimLine(
                claim.id(),
                claim.reference(),
                claim.agreementId(),
                claim.agreementNumber(),
                claim.claimantId(),
                names.getOrDefault(new PartnerId(claim.claimantId()), claim.claimantId()),
                claim.respondentId(),
                names.getOrDefault(new PartnerId(claim.respondentId()), claim.respondentId()),
                ClaimRolesPolicy.isSide(actor, claim) ? claim.claimed() : null,
                claim.state(),
                payableBy(actor, claim),
                ClaimRolesPolicy.isClaimant(actor, claim),
                claim.standing().silentAt() != null && claim.standing().answeredAt() == null,
                claim.statedAt(),
                claim.answerUntil());
    }

    private static @Nullable LocalDate payableBy(Actor actor, Claim claim) {
        Claim.End end = claim.standing().end();
        return end == null || end.amount() == null || !ClaimRolesPolicy.isSide(actor, claim) ? null : end.dueOn();
    }

    /** The settlements that wait for a side, or for a second person of the actor's organisation, by claim, of those in which it is one. */
    Map<String, ClaimOffer> offers(Actor actor, Set<String> ids) {
        Map<String, String> standing = seconds.offers(seconds.shown(
                actor,
                claims.findAll(ids).stream()
                        .filter(claim -> ClaimRolesPolicy.isSide(actor, claim))
                        .toList()));
        return book.offers(standing.values()).stream()
                .filter(offer -> offer.id().equals(standing.get(offer.claimId())))
                .collect(Collectors.toMap(ClaimOffer::claimId, Function.identity()));
    }

    /** What waits for a second person, by claim, of those claims among these that are against the actor's organisation. */
    Map<String, ClaimSecond> seconds(Actor actor, Set<String> ids) {
        return seconds.waiting(seconds.shown(actor, claims.findAll(ids)));
    }

    /** One claim; empty for an unknown id and for a stranger's alike. */
    public Optional<ClaimPage> page(Actor actor, String id) {
        return seen(actor, id).map(claim -> page(actor, claim));
    }

    private Optional<Claim> seen(Actor actor, String id) {
        return ClaimId.find(id)
                .flatMap(claims::find)
                .filter(claim -> ClaimRolesPolicy.sees(actor, claim))
                .map(claim -> seconds.shown(actor, List.of(claim)).getFirst());
    }

    private ClaimPage page(Actor actor, Claim claim) {
        boolean side = ClaimRolesPolicy.isSide(actor, claim);
        Map<PartnerId, String> names = names(List.of(claim));
        Optional<ClaimOffer> offer = side
                ? offer(claim, seconds.offers(List.of(claim)).get(claim.id().value()))
                : Optional.empty();
        Optional<ClaimAward> award = book.award(claim.id(), claim.standing().awardId())
                .filter(stated -> !claim.state().isOver());
        return new ClaimPage(
                line(actor, claim, names),
                side,
                opens(actor, claim),
                side ? claim.clause() : "",
                claim.subject(),
                side && !claim.state().isOver() ? amounts.left(claim).orElse(null) : null,
                side && !claim.state().isOver() && amounts.namesNoMost(claim),
                offer.orElse(null),
                side
                        ? offer(claim, claim.standing().admissionId())
                                .map(ClaimOffer::amount)
                                .orElse(null)
                        : null,
                award.orElse(null),
                end(claim, side),
                side ? counts(claim, offer.orElse(null), award.orElse(null)) : "",
                book.entries(claim.id()).stream()
                        .filter(entry -> !entry.kind().isInternal() || SecondReading.isFor(actor, claim))
                        .map(entry -> happened(actor, side, entry, names))
                        .toList(),
                side
                        ? book.evidence(claim.id()).stream()
                                .map(evidence -> filed(evidence, names))
                                .toList()
                        : List.of(),
                may(actor, claim, offer.orElse(null), award.orElse(null)));
    }

    private boolean opens(Actor actor, Claim claim) {
        return actor.isSteward()
                || agreements.find(AgreementId.of(claim.agreementId())).stream()
                        .flatMap(agreement -> agreement.parties().stream())
                        .anyMatch(party -> party.value().equals(actor.partnerId()));
    }

    private Optional<ClaimOffer> offer(Claim claim, @Nullable String id) {
        return id == null ? Optional.empty() : book.offer(claim.id(), id);
    }

    private String counts(Claim claim, @Nullable ClaimOffer offer, @Nullable ClaimAward award) {
        Claim.End end = claim.standing().end();
        Optional<String> words = end != null
                ? amounts.counts(claim, end.amount(), book.conversion(claim).orElse(null))
                : offer != null
                        ? amounts.counts(claim, offer.amount(), offer.conversion())
                        : Optional.ofNullable(award)
                                .flatMap(stated -> amounts.counts(claim, stated.amount(), stated.conversion()));
        return words.orElse("");
    }

    private ClaimPage.@Nullable End end(Claim claim, boolean side) {
        Claim.End end = claim.standing().end();
        return end == null
                ? null
                : new ClaimPage.End(
                        end.at(),
                        end.on(),
                        end.dueOn(),
                        side ? end.amount() : null,
                        side ? book.conversion(claim).orElse(null) : null,
                        side && end.recordHash() != null,
                        side ? end.payableId() : null);
    }

    /** The steward knows what happened; what was said with it only of what the steward said, and of what was stated of a decision. */
    private static ClaimPage.Happened happened(
            Actor actor, boolean side, ClaimEntry entry, Map<PartnerId, String> names) {
        boolean own = entry.partnerId().equals(actor.partnerId());
        boolean open = side || entry.partnerId().equals(Actor.HOST) || entry.kind() == EntryKind.AWARD_STATED;
        String who = entry.by().isEmpty() ? "Evenhand" : entry.by() + ", " + name(entry.partnerId(), names);
        return new ClaimPage.Happened(
                entry.at(),
                who,
                entry.kind().words(),
                open ? entry.kind().shown(entry.words()) : "",
                side ? entry.amount() : null,
                own && !entry.by().isEmpty());
    }

    private static String name(String partnerId, Map<PartnerId, String> names) {
        return partnerId.isEmpty() ? "steward of the host" : names.getOrDefault(new PartnerId(partnerId), partnerId);
    }

    private static ClaimPage.Filed filed(ClaimEvidence evidence, Map<PartnerId, String> names) {
        return new ClaimPage.Filed(
                evidence.number(),
                evidence.fileName(),
                evidence.shows(),
                evidence.by() + ", " + name(evidence.partnerId(), names),
                evidence.at(),
                evidence.sizeBytes(),
                evidence.hash().hex());
    }

    private static ClaimPage.May may(Actor actor, Claim claim, @Nullable ClaimOffer offer, @Nullable ClaimAward award) {
        boolean goesOn = !claim.state().isOver();
        boolean act = ClaimRolesPolicy.mayAct(actor, claim) && goesOn;
        boolean claimant = ClaimRolesPolicy.isClaimant(actor, claim);
        boolean talk = act && claim.state() == ClaimState.TALKS;
        boolean contested = act && claim.state() == ClaimState.AWARD_CONTESTED;
        boolean statedHere = award != null && award.partnerId().equals(actor.partnerId());
        return new ClaimPage.May(
                claimant,
                act,
                actor.isSteward() && goesOn,
                talk,
                act
                        && claim.state() == ClaimState.OFFERED
                        && offer != null
                        && offer.partnerId().equals(actor.partnerId()),
                talk && !claimant,
                talk && claimant && claim.standing().admissionId() != null,
                contested && !statedHere,
                contested && statedHere,
                act && claimant);
    }

    /** The letter; empty for others than the two sides. */
    public Optional<StoredDocument> notice(Actor actor, String id) {
        return read(actor, id).flatMap(claim -> archive.find(claim.notice()));
    }

    /** The record of how it ended; empty for others than the two sides, and until it is drawn up. */
    public Optional<StoredDocument> record(Actor actor, String id) {
        return read(actor, id)
                .flatMap(claim -> Optional.ofNullable(claim.standing().end()))
                .flatMap(end -> Optional.ofNullable(end.recordHash()))
                .flatMap(archive::find);
    }

    /** A file of either side, as its name and type were found when it was filed. */
    public Optional<StoredDocument> evidence(Actor actor, String id, int number) {
        return read(actor, id).stream()
                .flatMap(claim -> book.evidence(claim.id()).stream())
                .filter(evidence -> evidence.number() == number)
                .findFirst()
                .map(evidence -> new StoredDocument(
                        evidence.hash(), evidence.mediaType(), evidence.fileName(), archive.load(evidence.hash())));
    }

    /** The decision that was stated and counts, or may come to; the steward sees it, too, while it is asked whether it is final. */
    public Optional<StoredDocument> award(Actor actor, String id) {
        return seen(actor, id)
                .filter(claim -> ClaimRolesPolicy.isSide(actor, claim) || claim.state() == ClaimState.AWARD_CONTESTED)
                .flatMap(claim -> book.award(claim.id(), claim.standing().awardId())
                        .map(ClaimAward::document)
                        // Under a name of its own: the archive's is that of whoever filed the same first, wherever that
                        // was.
                        .map(hash -> new StoredDocument(
                                hash, "application/pdf", "award-" + claim.reference() + ".pdf", archive.load(hash))));
    }

    private Optional<Claim> read(Actor actor, String id) {
        return seen(actor, id).filter(claim -> ClaimRolesPolicy.isSide(actor, claim));
    }
}
