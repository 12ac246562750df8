package io.evenhand.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects sentences in one language, and writes those that agreements of every kind share. */
final class CommonSentences {
    private final Terms terms;
    private final Phrases phrases;
    private final List<Sentence> sentences = new ArrayList<>();

    CommonSentences(Terms terms, Phrases phrases) {
        this.terms = terms;
        this.phrases = phrases;
    }

    /** A sentence whose text stands in data under the very id of its clause. */
    void say(String clauseId, Map<String, ?> values) {
        say(clauseId, clauseId, values);
    }

    void say(String clauseId, String key, Map<String, ?> values) {
        quote(clauseId, phrases.say(key, values));
    }

    /** What is in the parties' own words already. */
    void quote(String clauseId, String text) {
        sentences.add(new Sentence(clauseId, text));
    }

    Phrases phrases() {
        return phrases;
    }

    /** What the document calls a party. */
    String name(String partnerId) {
        return terms.nameOf(partnerId);
    }

    List<String> names(List<String> partnerIds) {
        return partnerIds.stream().map(this::name).toList();
    }

    void effective() {
        say("effective", Map.of("date", terms.effectiveOn()));
    }

    void customer(IntroducedCustomer customer, String referralReference) {
        Optional<String> tax = Optional.ofNullable(customer.taxId());
        say(
                "customer",
                Map.of(
                        "name", customer.legalName(),
                        "domain", customer.domain(),
                        "country", phrases.language().country(customer.country()),
                        "taxed", tax.isPresent(),
                        "tax", tax.orElse(""),
                        "referral", referralReference));
    }

    void closing() {
        Jurisdiction jurisdiction = terms.jurisdiction();
        say("law", Map.of("law", jurisdiction.governingLaw()));
        say("courts", Map.of("courts", jurisdiction.courts(), "exclusive", jurisdiction.exclusive()));
        say("notices", Map.of("ways", terms.notices()));
        for (TermsParty party : terms.parties()) {
            if (party.noticesBy() != null && terms.notices().size() > 1) {
                say(
                        "notices." + party.partnerId(),
                        "notices.party",
                        Map.of("party", name(party.partnerId()), "way", party.noticesBy()));
            }
        }
    }

    List<Sentence> all() {
        return List.copyOf(sentences);
    }

    /** The most for which a party is liable, where one is agreed. */
    void liability(@Nullable Liability liability) {
        if (liability == null) {
            return;
        }
        switch (liability) {
            case Liability.FixedLiability fixed ->
                say("liability", "liability.fixed", Map.of("amount", fixed.atMost()));
            case Liability.MultipleLiability multiple ->
                say(
                        "liability",
                        "liability.multiple",
                        Map.of("single", multiple.times() == 1, "times", multiple.times()));
            case Liability.GreaterOfLiability greater ->
                say(
                        "liability",
                        "liability.greater-of",
                        Map.of(
                                "amount", greater.atMost(),
                                "single", greater.times() == 1,
                                "times", greater.times()));
        }
    }
}
