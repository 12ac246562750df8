package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.claim.Claim.Standing;
import io.evenhand.claim.ClaimResult.Known;
import io.evenhand.claim.ClaimResult.NotAllowed;
import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.claim.ClaimResult.Unknown;
import io.evenhand.claim.ClaimRights.Claimable;
import io.evenhand.digest.Sha256;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsParty;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * States claims: draws the letter up, keeps it, and begins what follows. Setting the letter takes its time, so no transaction is held meanwhile.
 */
@Service
public class ClaimStatements {
    /** What the letter says about the case itself, whoever signs it and when. */
    private static final List<String> CONTENT = List.of("clause", "happened", "demands", "damages", "otherDemand");

    private static final int LONGEST_CLAUSE = 500;

    private final ClaimNotices notices;
    private final Claims claims;
    private final Agreements agreements;
    private final ClaimRights rights;
    private final Obligations obligations;
    private final Clock clock;

    ClaimStatements(
            ClaimNotices notices,
            Claims claims,
            Agreements agreements,
            ClaimRights rights,
            Obligations obligations,
            Clock clock) {
        this.notices = notices;
        this.claims = claims;
        this.agreements = agreements;
        this.rights = rights;
        this.obligations = obligations;
        this.clock = clock;
    }

    /**
     * States a claim of the actor's organisation under an agreement. Idempotent by what it says: the same again is {@link Known} as long as it was not
     * withdrawn.
     *
     * @param subject what was broken
     * @throws MalformedTermsException with every problem, as {@link ClaimNotices#draft} has them
     * @throws io.evenhand.document.UnprintableText if no font has a character of the letter
     */
    public ClaimResult state(Actor actor, AgreementId id, ClaimRequest request, ClaimSubject subject)
            throws MalformedTermsException {
        Optional<Claimable> found = rights.find(actor, id, subject);
        if (found.isEmpty()) {
            return new Unknown();
        }
        if (!ClaimNotices.mayDraft(actor)) {
            return new NotAllowed();
        }
        Claimable claimable = found.get();
        ClaimNotice notice = notices.draft(actor, claimable, request);
        AgreementView agreement = claimable.agreement();
        if (!isSound(subject, agreement, actor.partnerId(), request.opponentId())) {
            return new Refused(
                    "",
                    "What was chosen is no promise of this partner to your organisation under this agreement. Begin again from there.");
        }
        Optional<LocalDate> until = answerUntil(notice).filter(day -> day.isAfter(today()));
        if (until.isEmpty()) {
            return new Refused("/answer/days", "Give at least a day for the answer.");
        }
        String onceKey = content(agreement, actor, request.opponentId(), subject, notice);
        Optional<ClaimId> known = claims.known(onceKey);
        if (known.isPresent()) {
            return new Known(known.get());
        }
        byte[] letter = notices.pdf(notice);
        ClaimId claim = ClaimId.random();
        return claims.state(
                actor,
                new Claim(
                        claim,
                        "CL-" + claim.value().substring(0, 8).toUpperCase(Locale.ROOT),
                        id.value(),
                        agreement.number(),
                        actor.partnerId(),
                        request.opponentId(),
                        subject,
                        clause(notice),
                        brokenOn(notice),
                        claimed(notice),
                        DocumentHash.of(letter),
                        onceKey,
                        actor.displayName(),
                        now(),
                        endOf(until.get()),
                        Standing.BEGUN),
                letter,
                notice.fileName());
    }

    /** Why the actor cannot state a claim under an agreement about that: {@link Unknown} or {@link NotAllowed}; empty where it can. */
    public Optional<ClaimResult> against(Actor actor, AgreementId id, ClaimSubject subject) {
        if (rights.find(actor, id, subject).isEmpty()) {
            return Optional.of(new Unknown());
        }
        return ClaimNotices.mayDraft(actor) ? Optional.empty() : Optional.of(new NotAllowed());
    }

    /** Whether the respondent promised it to the claimant under this agreement. */
    private boolean isSound(ClaimSubject subject, AgreementView agreement, String claimant, String respondent) {
        return switch (subject.kind()) {
            case AGREEMENT -> true;
            case WINDOW ->
                rights.held(claimant, agreement, subject)
                        .filter(window -> window.bound().value().equals(respondent))
                        .isPresent();
            case PROMISE ->
                promise(subject.id())
                        .filter(promise -> promise.subject().equals(agreement.subject())
                                && promise.owedTo().value().equals(claimant)
                                && promise.obliged().value().equals(respondent))
                        .isPresent();
        };
    }

    private Optional<ObligationView> promise(String id) {
        try {
            return obligations.views(List.of(ObligationId.of(id))).stream().findFirst();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /**
     * Who made the promise that a link names to the actor's organisation, and so is whom to claim against; empty where nobody did.
     *
     * @param agreementId under which it was made
     * @param others who may have
     */
    public Optional<String> promisedBy(
            Actor actor, AgreementId agreementId, ClaimSubject subject, List<TermsParty> others) {
        return subject.kind() == ClaimSubject.Kind.AGREEMENT
                ? Optional.empty()
                : agreements
                        .find(agreementId)
                        .flatMap(agreement -> others.stream()
                                .map(TermsParty::partnerId)
                                .filter(party -> isSound(subject, agreement, actor.partnerId(), party))
                                .findFirst());
    }

    private static Optional<LocalDate> answerUntil(ClaimNotice notice) {
        return notice.values().typed().get("answer") instanceof Map<?, ?> answer
                        && answer.get("until") instanceof LocalDate until
                ? Optional.of(until)
                : Optional.empty();
    }

    private static @Nullable Money claimed(ClaimNotice notice) {
        return notice.values().typed().get("damages") instanceof Map<?, ?> damages
                        && damages.get("amount") instanceof Money money
                ? money
                : null;
    }

    private LocalDate brokenOn(ClaimNotice notice) {
        return notice.values().typed().get("happened") instanceof Map<?, ?> happened
                        && happened.get("from") instanceof LocalDate from
                ? from
                : today();
    }

    private static String clause(ClaimNotice notice) {
        String clause = String.valueOf(notice.values().typed().get("clause"));
        return clause.length() <= LONGEST_CLAUSE ? clause : clause.substring(0, LONGEST_CLAUSE - 1) + "…";
    }

    private static String content(
            AgreementView agreement, Actor actor, String opponent, ClaimSubject subject, ClaimNotice notice) {
        Map<String, JsonValue> said = new TreeMap<>();
        for (String field : CONTENT) {
            JsonValue value = notice.values().values().fields().get(field);
            if (value != null) {
                said.put(field, value);
            }
        }
        return Sha256.of(String.join(
                "\n",
                agreement.id().value(),
                actor.partnerId(),
                opponent,
                subject.kind().name(),
                subject.id(),
                JsonText.compact(new JsonObject(new LinkedHashMap<>(said)))));
    }

    /** The last second of a day, in UTC. */
    private static Instant endOf(LocalDate day) {
        return Obligations.endOf(day);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
