package io.evenhand.terms;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The typed content of one agreement: what its document says, what its hash covers and what the software executes.
 *
 * <p>Immutable, and valid by construction: a constructor throws {@link InvalidTermsException} with every problem it
 * finds. Equality is by content, and equal terms have the same {@link TermsHash}.
 */
public sealed interface Terms permits PrincipalTerms, ChangeTerms {
    AgreementKind kind();

    /** Between whom it is, in the order in which they sign; at least two. */
    List<TermsParty> parties();

    /** Those whose signature it needs, in order: every party, unless one may act alone. */
    default List<TermsParty> signatories() {
        return parties();
    }

    /** The first day on which the terms bind. */
    LocalDate effectiveOn();

    Jurisdiction jurisdiction();

    /** How notices may be given, at least one way. */
    List<NoticeChannel> notices();

    /** The texts of shared clauses that its document says because they were chosen: names of positions by names of clauses. */
    default Map<String, String> chosenClauses() {
        return Map.of();
    }

    /** @throws IllegalArgumentException if nobody among the parties has the id */
    default TermsParty party(String partnerId) {
        return parties().stream()
                .filter(party -> party.partnerId().equals(partnerId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no party has the id " + partnerId));
    }

    /**
     * What the document calls a party: its name. Parties of one name, whose promises nobody could tell apart, are numbered in their
     * order: "Michael Müller (2)".
     *
     * @throws IllegalArgumentException if nobody among the parties has the id
     */
    default String nameOf(String partnerId) {
        TermsParty party = party(partnerId);
        List<String> namesakes = parties().stream()
                .filter(party::isNamesakeOf)
                .map(TermsParty::partnerId)
                .toList();
        return namesakes.size() == 1
                ? party.legalName()
                : "%s (%d)".formatted(party.legalName(), namesakes.indexOf(partnerId) + 1);
    }

    /** What the document calls each party, by id, in their order. */
    default Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        parties().forEach(party -> names.put(party.partnerId(), nameOf(party.partnerId())));
        return names;
    }

    /** A sentence about these parties as documents say it that were signed before parties of one name were numbered. */
    default String unnumbered(String sentence) {
        String plain = sentence;
        for (TermsParty party : parties()) {
            plain = plain.replace(nameOf(party.partnerId()), party.legalName());
        }
        return plain;
    }
}
