package io.evenhand.terms;

import java.time.LocalDate;
import java.util.List;

/** The checks that terms of every kind share. */
final class TermsChecks {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private TermsChecks() {}

    static FieldChecks common(List<TermsParty> parties, LocalDate effectiveOn, List<NoticeChannel> notices) {
        FieldChecks checks = new FieldChecks()
                .that(
                        parties.size() >= 2 && parties.size() <= 20,
                        "/parties",
                        "holds %d".formatted(parties.size()),
                        "name from 2 to 20 parties")
                .unique("/parties", ids(parties))
                .that(
                        sensible(effectiveOn),
                        "/effectiveOn",
                        "is %s".formatted(effectiveOn),
                        "write a date from 2000 to 2199")
                .notEmpty("/notices", notices)
                .unique("/notices", notices);
        for (int i = 0; i < parties.size(); i++) {
            NoticeChannel only = parties.get(i).noticesBy();
            checks.that(
                    only == null || notices.contains(only),
                    "/parties/" + i + "/noticesBy",
                    "is no way of giving notices that all agreed on",
                    "add it to /notices, or leave it out");
        }
        return checks;
    }

    static List<String> ids(List<TermsParty> parties) {
        return parties.stream().map(TermsParty::partnerId).toList();
    }

    /** The sentences of some groups; a group is the first word of a sentence's id. */
    static List<Sentence> sentences(Terms terms, Language language, String... groups) {
        List<String> wanted = List.of(groups);
        return TermsFormat.sentences(terms, language.locale()).stream()
                .filter(sentence -> wanted.contains(sentence.clauseId().split("\\.")[0]))
                .toList();
    }

    static boolean sensible(LocalDate date) {
        return !date.isBefore(EARLIEST) && !date.isAfter(LATEST);
    }
}
