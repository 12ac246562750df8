package io.evenhand.desk;

import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews.Standing;
import io.evenhand.desk.AgreementPage.Party;
import io.evenhand.desk.AgreementPage.State;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.Qualification;
import io.evenhand.terms.Qualification.FirstOrder;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TerminationTerms;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How agreements and their changes are spoken of on the desk. */
final class AgreementWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private AgreementWords() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static State state(AgreementState state) {
        String css = switch (state) {
            case NEGOTIATED, SIGNING -> "waiting";
            case SEALED -> "moving";
            case IN_FORCE -> "good";
            case REJECTED, DECLINED, EXPIRED -> "bad";
            case WITHDRAWN -> "";
        };
        return new State(state.words(), css);
    }

    /** A signed change is in force as a document; what people ask is whether its day has come. */
    static State state(ChangeView change, LocalDate today) {
        if (change.signedAt().isEmpty()) {
            return change.state() == AgreementState.IN_FORCE ? new State("Signed", "moving") : state(change.state());
        }
        LocalDate from = change.terms().effectiveOn();
        return switch (change.terms()) {
            case TerminationTerms end ->
                today.isAfter(end.lastDay())
                        ? new State("Has ended it", "")
                        : new State("Ends it on " + day(end.lastDay()), "moving");
            case AmendmentTerms ignored -> inEffect(from, today);
            case RenewalTerms ignored -> inEffect(from, today);
        };
    }

    private static State inEffect(LocalDate from, LocalDate today) {
        return today.isBefore(from)
                ? new State("In effect from " + day(from), "moving")
                : new State("In effect", "good");
    }

    static String kind(ChangeView change) {
        return change.notice() ? "Notice" : change.terms().kind().title();
    }

    /** What a change wants, in a few words. */
    static String what(ChangeView change) {
        return switch (change.terms()) {
            case AmendmentTerms amendment -> {
                int rules = amendment.differences().size();
                List<String> parts = new ArrayList<>();
                if (!amendment.joining().isEmpty()) {
                    parts.add(names(amendment, amendment.joining()) + " joins");
                }
                if (!amendment.leaving().isEmpty()) {
                    parts.add(names(amendment, amendment.leaving()) + " leaves");
                }
                parts.add(rules + (rules == 1 ? " rule reads" : " rules read") + " otherwise");
                yield "From " + day(amendment.effectiveOn()) + ": " + String.join(", ", parts);
            }
            case RenewalTerms renewal ->
                "Until " + day(renewal.until()) + " instead of " + day(renewal.formerLastDay());
            case TerminationTerms end -> "Last day: " + day(end.lastDay());
        };
    }

    private static String names(AmendmentTerms amendment, List<TermsParty> parties) {
        return parties.stream()
                .map(party -> amendment.nameOf(party.partnerId()))
                .collect(Collectors.joining(" and "));
    }

    /** What signed changes did, or will do, to the agreement: one sentence each, in their order. */
    static List<String> notes(List<ChangeView> changes, LocalDate today) {
        return changes.stream()
                .filter(change -> change.signedAt().isPresent())
                .map(change -> switch (change.terms()) {
                    case AmendmentTerms amendment ->
                        "Amended by " + change.number() + " from " + day(amendment.effectiveOn()) + ".";
                    case RenewalTerms renewal ->
                        "Renewed until " + day(renewal.until()) + " by " + change.number() + ".";
                    case TerminationTerms end ->
                        (today.isAfter(end.lastDay()) ? "Ended on " : "Ends on ")
                                + day(end.lastDay())
                                + (change.notice() ? ", by notice " : ", by ")
                                + change.number() + ".";
                })
                .toList();
    }

    /** Days on which something depends on what happens until then, where the terms as they stand name such. */
    static List<String> days(Standing standing, LocalDate today) {
        return standing.lastAgreed()
                .flatMap(terms -> terms instanceof RevenueShareTerms share
                        ? Optional.ofNullable(share.qualification())
                                .map(asked -> days(asked, share.effectiveOn(), today))
                        : Optional.empty())
                .orElse(List.of());
    }

    private static List<String> days(Qualification asked, LocalDate effectiveOn, LocalDate today) {
        List<String> days = new ArrayList<>();
        Integer acceptance = asked.acceptanceDays();
        if (acceptance != null) {
            LocalDate last = effectiveOn.plusDays(acceptance);
            days.add(
                    today.isAfter(last)
                            ? "The introduction could be rejected until " + day(last)
                                    + "; whoever did not has accepted it."
                            : "Whoever delivers may reject the introduction until " + day(last)
                                    + ", with a reason; silence accepts it.");
        }
        FirstOrder order = asked.firstOrder();
        if (order != null) {
            LocalDate last = order.lastDay(effectiveOn);
            days.add("The customer's first order %s be %s by %s, or no revenue is shared."
                    .formatted(
                            today.isAfter(last) ? "had to" : "must",
                            order.trigger() == FirstOrder.Trigger.PAID ? "paid" : "placed",
                            day(last)));
        }
        return days;
    }

    /** Who is, was or will be party, and from when to when where that is not all the time. */
    static List<Party> parties(List<PartnerId> present, Standing standing, PartnerNames names) {
        Map<String, String> notes = new LinkedHashMap<>();
        present.forEach(party -> notes.put(party.value(), ""));
        for (ChangeView change : standing.changes()) {
            if (change.signedAt().isPresent() && change.terms() instanceof AmendmentTerms amendment) {
                amendment
                        .leaving()
                        .forEach(party -> notes.put(
                                party.partnerId(),
                                "until " + day(amendment.effectiveOn().minusDays(1))));
                amendment
                        .joining()
                        .forEach(party -> notes.put(party.partnerId(), "from " + day(amendment.effectiveOn())));
            }
        }
        return notes.entrySet().stream()
                .map(party -> new Party(names.of(new PartnerId(party.getKey())), party.getValue()))
                .toList();
    }
}
