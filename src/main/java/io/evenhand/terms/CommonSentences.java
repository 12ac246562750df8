package io.evenhand.terms;

import java.util.ArrayList;
import java.util.List;

/** Collects sentences, and writes those that agreements of every kind share. */
final class CommonSentences {
    private final Terms terms;
    private final List<Sentence> sentences = new ArrayList<>();

    CommonSentences(Terms terms) {
        this.terms = terms;
    }

    void say(String clauseId, String text) {
        sentences.add(new Sentence(clauseId, text));
    }

    /** The registered name of a party. */
    String name(String partnerId) {
        return terms.party(partnerId).legalName();
    }

    String names(List<String> partnerIds) {
        return Words.and(partnerIds.stream().map(this::name).toList());
    }

    void effective() {
        say("effective", "This agreement takes effect on %s.".formatted(Words.date(terms.effectiveOn())));
    }

    void customer(IntroducedCustomer customer, String referralReference) {
        String tax = customer.taxId() == null ? "" : ", tax number " + customer.taxId();
        say(
                "customer",
                "The introduced customer is %s (%s, %s%s), and nobody else; the referral is %s."
                        .formatted(
                                customer.legalName(),
                                customer.domain(),
                                Jurisdiction.countryName(customer.country()),
                                tax,
                                referralReference));
    }

    void closing() {
        Jurisdiction jurisdiction = terms.jurisdiction();
        say("law", "This agreement is governed by the law of %s.".formatted(jurisdiction.lawName()));
        say(
                "courts",
                "The courts of %s have %s jurisdiction."
                        .formatted(jurisdiction.courts(), jurisdiction.exclusive() ? "exclusive" : "non-exclusive"));
        List<String> ways = terms.notices().stream()
                .map(channel -> switch (channel) {
                    case EMAIL -> "by email to the address for notices";
                    case POST -> "by post to the registered address";
                })
                .toList();
        say("notices", "Notices are given %s of the party concerned.".formatted(Words.or(ways)));
    }

    List<Sentence> all() {
        return List.copyOf(sentences);
    }
}
