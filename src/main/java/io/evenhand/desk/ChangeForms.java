package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementPlaybooks;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.ChangeRequest;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.agreement.PartnerChange;
import io.evenhand.desk.ChangePage.Choice;
import io.evenhand.desk.ChangePage.Choices;
import io.evenhand.desk.ChangePage.Typed;
import io.evenhand.desk.ChangePage.Way;
import io.evenhand.desk.LiveAgreements.Seen;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a party write a change of an agreement, and see what it would say before it is sent. */
@Component
class ChangeForms {
    private final ChangeViews changes;
    private final PartnerListings partners;
    private final AgreementPlaybooks playbooks;

    ChangeForms(ChangeViews changes, PartnerListings partners, AgreementPlaybooks playbooks) {
        this.changes = changes;
        this.partners = partners;
        this.playbooks = playbooks;
    }

    /** What the form was filled in with. @param terms by JSON pointer */
    record Filled(Typed typed, Map<String, String> terms) {}

    /** What somebody wants, or what is wrong with how they wrote it. */
    sealed interface Read {
        /** @param terms what the document would say */
        record Sound(ChangeRequest request, ChangeTerms terms) implements Read {}

        record Unsound(List<FieldProblem> problems) implements Read {}
    }

    /** The ways to change an agreement, and which are open. */
    List<Way> ways(Seen seen) {
        PrincipalTerms latest = changes.latest(seen.agreement().id());
        boolean ends = seen.standing().changes().stream()
                .anyMatch(change ->
                        change.signedAt().isPresent() && change.terms().after().isEmpty());
        String underWay = seen.standing().changes().stream()
                .filter(change -> change.isUnderWay() && !change.notice())
                .findFirst()
                .map(change -> change.number() + " is under way and comes first.")
                .orElse(null);
        String noRenewal = latest.lastDay().isEmpty()
                ? "It has no end: it goes on until somebody ends it."
                : ends ? "Its end is signed already." : null;
        return List.of(
                new Way(
                        "amendment",
                        "Amend it",
                        "Other terms or other parties from a day on. Every party reviews and signs, also who joins and who leaves.",
                        underWay),
                new Way(
                        "renewal",
                        "Renew it",
                        "A later end"
                                + latest.lastDay()
                                        .map(day -> " than " + AgreementWords.day(day))
                                        .orElse("")
                                + "; everything else stays. Every party reviews and signs.",
                        underWay == null ? noRenewal : underWay),
                new Way(
                        "end",
                        "End it together",
                        "A last day on which all parties agree. Every party reviews and signs.",
                        underWay),
                new Way(
                        "notice",
                        "Give notice",
                        latest.noticeRule()
                                .map(rule -> rule + " You sign alone; the others acknowledge it.")
                                .orElse("One party ends it alone."),
                        latest.noticeRule().isEmpty()
                                ? "Its terms let no party end it alone: end it together, or amend it."
                                : null));
    }

    ChangePage page(Actor actor, Seen seen, String kind, Filled filled, @Nullable ChangeTerms looked) {
        AgreementView agreement = seen.agreement();
        PrincipalTerms latest = changes.latest(agreement.id());
        Way way = ways(seen).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        boolean amends = kind.equals("amendment");
        return new ChangePage(
                agreement.id().value(),
                agreement.number(),
                agreement.title(),
                kind,
                way.title(),
                way.about(),
                TermsFormat.hash(latest).hex(),
                switch (kind) {
                    case "amendment" -> "First day of the other terms";
                    case "renewal" -> "New last day";
                    default -> "Last day";
                },
                dayHelp(kind, latest),
                filled.typed(),
                amends ? choices(actor, latest) : Choices.NONE,
                amends ? groups(agreement.id(), edited(agreement, latest, filled), filled) : List.of(),
                looked instanceof AmendmentTerms amendment
                        ? Proposals.comparison(
                                List.of("Field", "Until then", "From then on"),
                                latest,
                                amendment.amended(),
                                playbooks.of(agreement.id()).clauses())
                        : null,
                looked instanceof AmendmentTerms amendment && amendment.amended() instanceof RevenueShareTerms
                        ? TermsChanges.edited(edited(agreement, latest, filled), filled.terms())
                                .json()
                        : null,
                looked == null
                        ? List.of()
                        : TermsFormat.sentences(looked).stream()
                                .filter(sentence -> !sentence.clauseId().startsWith("amended."))
                                .map(Sentence::text)
                                .toList());
    }

    private static String dayHelp(String kind, PrincipalTerms latest) {
        return switch (kind) {
            case "renewal" ->
                latest.lastDay()
                        .map(day -> "It lasts until " + AgreementWords.day(day) + " now.")
                        .orElse("");
            case "notice" -> latest.noticeRule().orElse("");
            case "end" -> "What was earned until then stays earned.";
            default -> "Until the day before, everything stays as it is.";
        };
    }

    private Choices choices(Actor actor, PrincipalTerms latest) {
        return new Choices(
                latest.names().entrySet().stream()
                        .map(party -> new Choice(party.getKey(), party.getValue()))
                        .toList(),
                partners.list(actor, "").stream()
                        .map(partner -> new Choice(partner.id().value(), partner.legalName()))
                        .toList());
    }

    /** The terms that the fields start from; as they are, where the parties cannot be as somebody wants. */
    private PrincipalTerms edited(AgreementView agreement, PrincipalTerms latest, Filled filled) {
        try {
            return changes.with(agreement.id(), parties(filled.typed()));
        } catch (MalformedTermsException e) {
            return latest;
        }
    }

    /** Reads what was typed, and tries it. */
    Read read(Actor actor, Seen seen, String kind, Filled filled) {
        try {
            ChangeRequest request = request(seen, kind, filled);
            return new Read.Sound(
                    request, changes.preview(seen.agreement().id(), request, new PartnerId(actor.partnerId())));
        } catch (MalformedTermsException e) {
            return new Read.Unsound(e.problems());
        }
    }

    private ChangeRequest request(Seen seen, String kind, Filled filled) throws MalformedTermsException {
        LocalDate day = day(filled.typed().day());
        return switch (kind) {
            case "amendment" -> {
                PartnerChange parties = parties(filled.typed());
                PrincipalTerms start = changes.with(seen.agreement().id(), parties);
                yield new ChangeRequest.Amend(
                        day, parties, TermsChanges.edited(start, filled.terms()).json());
            }
            case "renewal" -> new ChangeRequest.Renew(day);
            case "end" -> new ChangeRequest.End(day);
            case "notice" -> new ChangeRequest.GiveNotice(day);
            default -> throw new IllegalArgumentException("There is no way of changing called " + kind);
        };
    }

    private static LocalDate day(String text) throws MalformedTermsException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedTermsException(List.of(new FieldProblem("/day", "is missing", "choose a day")));
        }
    }

    private static PartnerChange parties(Typed typed) throws MalformedTermsException {
        return new PartnerChange(partner(typed.leaves()), partner(typed.joins()));
    }

    private static @Nullable PartnerId partner(String id) throws MalformedTermsException {
        if (id.isBlank()) {
            return null;
        }
        return PartnerId.read(id)
                .orElseThrow(() -> new MalformedTermsException(List.of(
                        new FieldProblem("/parties", "cannot name “" + id + "”", "choose a partner from the list"))));
    }

    private List<ProposalPage.Group> groups(AgreementId id, PrincipalTerms edited, Filled filled) {
        return Proposals.groups(
                edited, filled.terms(), playbooks.of(id), changes.clauses(id), DeclaredEntries.of(edited, List.of()));
    }
}
