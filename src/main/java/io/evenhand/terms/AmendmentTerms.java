package io.evenhand.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Other terms for an agreement that is in force, from a day on. Parties may join and leave: all of them sign.
 *
 * @param effectiveOn the first day on which the other terms bind
 * @param changed what is changed
 * @param amended the complete terms from that day on; about the same customer, and as old as the agreement
 */
public record AmendmentTerms(LocalDate effectiveOn, ChangedAgreement changed, PrincipalTerms amended)
        implements ChangeTerms {
    public AmendmentTerms {
        PrincipalTerms before = changed.terms();
        FieldChecks checks = new FieldChecks()
                .that(
                        amended.kind().equals(before.kind()),
                        "/amended/kind",
                        "is %s, but a %s is amended"
                                .formatted(amended.kind().code(), before.kind().code()),
                        "keep the kind of the agreement")
                .that(
                        amended.about().equals(before.about()),
                        "/amended",
                        "is about something else than the agreement",
                        "keep customer, referral and first day; draft a new agreement for another customer")
                .that(!amended.equals(before), "/amended", "changes nothing", "change at least one field of the terms")
                .that(
                        TermsChecks.sensible(effectiveOn),
                        "/effectiveOn",
                        "is %s".formatted(effectiveOn),
                        "write a date from 2000 to 2199")
                .that(
                        !effectiveOn.isBefore(before.effectiveOn()),
                        "/effectiveOn",
                        "is %s, before the agreement bound on %s".formatted(effectiveOn, before.effectiveOn()),
                        "choose a later day");
        before.lastDay()
                .ifPresent(last -> checks.that(
                        !effectiveOn.isAfter(last),
                        "/effectiveOn",
                        "is %s, after the agreement ends on %s".formatted(effectiveOn, last),
                        "choose an earlier day, or renew the agreement"));
        amended.lastDay()
                .ifPresent(last -> checks.that(
                        !effectiveOn.isAfter(last),
                        "/effectiveOn",
                        "is %s, after the other terms end on %s".formatted(effectiveOn, last),
                        "choose an earlier day, or let the other terms last longer"));
        checks.done();
    }

    @Override
    public AgreementKind kind() {
        return AgreementKind.AMENDMENT;
    }

    /** Who was party and who will be: the agreement's own order, then those who join. */
    @Override
    public List<TermsParty> parties() {
        Map<String, TermsParty> all = new LinkedHashMap<>();
        changed.terms().parties().forEach(party -> all.put(party.partnerId(), party));
        // An address may have changed; who leaves is named as it was.
        amended.parties().forEach(party -> all.put(party.partnerId(), party));
        return List.copyOf(all.values());
    }

    @Override
    public Optional<PrincipalTerms> after() {
        return Optional.of(amended);
    }

    /** The parties that were none before. */
    public List<TermsParty> joining() {
        return without(amended.parties(), changed.terms().parties());
    }

    /** The parties that are none any more. */
    public List<TermsParty> leaving() {
        return without(changed.terms().parties(), amended.parties());
    }

    private static List<TermsParty> without(List<TermsParty> parties, List<TermsParty> others) {
        List<String> ids = TermsChecks.ids(others);
        return parties.stream()
                .filter(party -> !ids.contains(party.partnerId()))
                .toList();
    }

    /** Those that read otherwise from the day on. */
    @Override
    public Map<String, String> chosenClauses() {
        Map<String, String> before = changed.terms().chosenClauses();
        Map<String, String> after = amended.chosenClauses();
        Map<String, String> changes = new TreeMap<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream()).forEach(clause -> {
            String now = after.getOrDefault(clause, ClauseChoices.STANDARD);
            if (!now.equals(before.getOrDefault(clause, ClauseChoices.STANDARD))) {
                changes.put(clause, now);
            }
        });
        return changes;
    }

    /** The names of the shared clauses that read otherwise, in alphabetical order. */
    public List<String> clauseChanges() {
        return List.copyOf(chosenClauses().keySet());
    }

    /** The names of what reads otherwise, rules and shared clauses; none where parties only join or leave. */
    public List<String> differences() {
        return Stream.concat(ruleChanges().stream().map(RuleChange::clauseId), clauseChanges().stream())
                .toList();
    }

    /** The rules that differ, in the words of the contract, in the order of the terms. */
    public List<RuleChange> ruleChanges() {
        return ruleChanges(Language.ENGLISH);
    }

    List<RuleChange> ruleChanges(Language language) {
        Map<String, String> before = rules(changed.terms(), language);
        Map<String, String> after = rules(amended, language);
        List<RuleChange> changes = new ArrayList<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(clause -> !before.getOrDefault(clause, "").equals(after.getOrDefault(clause, "")))
                .forEach(clause -> changes.add(new RuleChange(
                        clause, Optional.ofNullable(before.get(clause)), Optional.ofNullable(after.get(clause)))));
        return List.copyOf(changes);
    }

    private static Map<String, String> rules(Terms terms, Language language) {
        Map<String, String> rules = new LinkedHashMap<>();
        List<Sentence> sentences = new ArrayList<>(TermsFormat.sentences(terms, language.locale()));
        if (terms instanceof DeclaredTerms declared) {
            sentences.addAll(declared.readings(language));
        }
        sentences.forEach(sentence -> rules.put(sentence.clauseId(), sentence.text()));
        return rules;
    }

    /**
     * A rule that reads otherwise.
     *
     * @param clauseId which rule
     * @param before how it read; empty for one that is added
     * @param after how it reads; empty for one that falls away
     */
    public record RuleChange(String clauseId, Optional<String> before, Optional<String> after) {}
}
