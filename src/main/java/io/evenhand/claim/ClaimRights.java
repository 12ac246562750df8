package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.claim.ClaimRight.OfHolder;
import io.evenhand.claim.ClaimRight.OfParty;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.protection.HeldWindows;
import io.evenhand.protection.HeldWindows.Holding;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who may claim under an agreement, and from whom: its parties from one another; and the rights out of a window whoever holds it on the day of the
 * breach, so that with a window its rights pass on from that day, and what happened before stays with whoever held it then.
 */
@Component
class ClaimRights {
    private final Agreements agreements;
    private final HeldWindows windows;
    private final Partners partners;

    ClaimRights(Agreements agreements, HeldWindows windows, Partners partners) {
        this.agreements = agreements;
        this.windows = windows;
        this.partners = partners;
    }

    /** The agreement with the right of the actor's organisation under it; empty where it has none. */
    Optional<Claimable> find(Actor actor, AgreementId id, ClaimSubject subject) {
        return agreements
                .find(id)
                .filter(AgreementView::canBeBroken)
                .flatMap(agreement -> right(actor, agreement, subject).map(right -> new Claimable(agreement, right)));
    }

    record Claimable(AgreementView agreement, ClaimRight right) {}

    private Optional<ClaimRight> right(Actor actor, AgreementView agreement, ClaimSubject subject) {
        return held(actor.partnerId(), agreement, subject)
                .map(window -> (ClaimRight) new OfHolder(window))
                .or(() -> agreement.parties().stream()
                        .filter(party -> party.value().equals(actor.partnerId()))
                        .findFirst()
                        .map(party -> new OfParty()));
    }

    /** The window that a claim names, where a partner holds it, or did. */
    Optional<Holding> held(String partnerId, AgreementView agreement, ClaimSubject subject) {
        return subject.kind() == ClaimSubject.Kind.WINDOW
                ? windows.find(subject.id())
                        .filter(window -> names(agreement).contains(window.agreement()))
                        .filter(window -> window.holder().value().equals(partnerId))
                : Optional.empty();
    }

    /**
     * The agreement under which whoever holds a window, or did, claims: the NDA where the promise is an interim one, of this referral or of an
     * earlier one. Empty where it is not known here, or not in force.
     */
    Optional<AgreementView> agreementOf(Actor actor, String windowId) {
        return windows.find(windowId)
                .filter(window -> window.holder().value().equals(actor.partnerId()))
                .flatMap(window -> agreements.ofSubject(window.referralId()).stream()
                        .filter(agreement -> names(agreement).contains(window.agreement()))
                        .findFirst()
                        .or(() -> agreements.numbered(window.agreement())))
                .filter(AgreementView::canBeBroken);
    }

    private static List<String> names(AgreementView agreement) {
        return List.of(agreement.number(), agreement.id().value());
    }

    /** As the letter names it: as the terms do, or as it is registered where it is none of their parties. */
    TermsParty party(PrincipalTerms terms, String partnerId) {
        return terms.parties().stream()
                .filter(party -> party.partnerId().equals(partnerId))
                .findFirst()
                .orElseGet(() -> partners.get(new PartnerId(partnerId)).party());
    }

    List<TermsParty> opponents(Actor actor, ClaimRight right, PrincipalTerms terms) {
        return switch (right) {
            case OfHolder holder -> List.of(party(terms, holder.window().bound().value()));
            case OfParty ignored ->
                terms.parties().stream()
                        .filter(party -> !party.partnerId().equals(actor.partnerId()))
                        .toList();
        };
    }

    /** Whether what the terms fix for a breach is owed to the actor's organisation. */
    static boolean isProtected(Actor actor, ClaimRight right, CustomerProtectionTerms terms) {
        return switch (right) {
            case OfHolder ignored -> true;
            case OfParty ignored -> terms.protectedId().equals(actor.partnerId());
        };
    }

    /** Whether one of those from whom is claimed made the promise, or took it over. */
    static boolean isBound(ClaimRight right, CustomerProtectionTerms terms, String opponent) {
        return switch (right) {
            case OfHolder holder -> holder.window().bound().value().equals(opponent);
            case OfParty ignored -> terms.boundIds().contains(opponent);
        };
    }

    /**
     * Why what happened then is not for the actor's organisation to claim; empty where it is.
     *
     * @param last the last day on which it happened
     */
    Optional<FieldProblem> notIts(
            Actor actor,
            AgreementView agreement,
            ClaimRight right,
            PrincipalTerms terms,
            String opponent,
            LocalDate first,
            LocalDate last) {
        return switch (right) {
            case OfHolder holder -> outside(holder.window(), first, last);
            case OfParty ignored ->
                passedOn(actor, agreement, terms, opponent, first, ClaimValues.FROM)
                        .or(() -> last.equals(first)
                                ? Optional.empty()
                                : passedOn(actor, agreement, terms, opponent, last, ClaimValues.UNTIL));
        };
    }

    private static Optional<FieldProblem> outside(Holding window, LocalDate first, LocalDate last) {
        if (first.isBefore(window.startsOn())) {
            return Optional.of(new FieldProblem(
                    ClaimValues.FROM,
                    "is before your organisation held this window",
                    "enter a day from %s on; what happened before is for whoever held it then"
                            .formatted(Days.words(window.startsOn()))));
        }
        LocalDate lifted = window.liftedOn();
        if (lifted == null || last.isBefore(lifted)) {
            return window.isOverOn(last)
                    ? Optional.of(over(
                            first.isBefore(last) && !window.isOverOn(first) ? ClaimValues.UNTIL : ClaimValues.FROM,
                            window))
                    : Optional.empty();
        }
        return Optional.of(new FieldProblem(
                first.isBefore(lifted) ? ClaimValues.UNTIL : ClaimValues.FROM,
                "is not before %s, from which day on your organisation no longer held this window"
                        .formatted(Days.words(lifted)),
                "enter an earlier day; what happened later is for whoever holds it since"));
    }

    private static FieldProblem over(String field, Holding window) {
        return new FieldProblem(
                field,
                "is after %s, the last day on which the promise bound anybody".formatted(window.bindsUntil()),
                "enter a day until then; what happened later broke no promise of this window");
    }

    /** @param day of those on which it happened, in this field of the form */
    private Optional<FieldProblem> passedOn(
            Actor actor, AgreementView agreement, PrincipalTerms terms, String opponent, LocalDate day, String field) {
        if (!(terms instanceof CustomerProtectionTerms protection)
                || !protection.protectedId().equals(actor.partnerId())) {
            return Optional.empty();
        }
        List<Holding> ofOpponent = windows.under(names(agreement)).stream()
                .filter(window -> window.bound().value().equals(opponent))
                .toList();
        List<Holding> then =
                ofOpponent.stream().filter(window -> window.isOn(day)).toList();
        List<Holding> own = then.stream()
                .filter(window -> window.holder().value().equals(actor.partnerId()))
                .toList();
        if (!own.isEmpty()) {
            return own.stream().allMatch(window -> window.isOverOn(day))
                    ? Optional.of(over(field, own.getLast()))
                    : Optional.empty();
        }
        return then.isEmpty()
                ? ofOpponent.stream()
                        .map(Holding::liftedOn)
                        .filter(lifted -> lifted != null && !day.isBefore(lifted))
                        .findFirst()
                        .map(lifted -> new FieldProblem(
                                field,
                                "is after this partner was bound: its promise was released or passed on",
                                "enter a day before " + Days.words(lifted)))
                : Optional.of(new FieldProblem(
                        field,
                        "is after your organisation passed its right on",
                        "enter a day before %s; what happened since is for whoever holds the window now"
                                .formatted(Days.words(then.getFirst().startsOn()))));
    }
}
