package io.evenhand.terms;

import io.evenhand.terms.Phrases.Length;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Which sentences a change has: what is changed, from when, how it reads then, and what stays. */
final class ChangeSentences {
    static final String FILE = "changes";

    private final ChangeTerms terms;
    private final CommonSentences write;
    private final Language language;

    /** Those of the agreement that is changed. */
    private final Phrases agreement;

    ChangeSentences(ChangeTerms terms, CommonSentences write) {
        this.terms = terms;
        this.write = write;
        this.language = write.phrases().language();
        this.agreement = TermsFormat.phrases(terms.changed().terms(), language);
    }

    void write() {
        ChangedAgreement changed = terms.changed();
        write.say(
                "changed",
                Map.of(
                        "title", changed.terms().kind().title(language.locale()),
                        "number", changed.number(),
                        "since", changed.since(),
                        "hash", changed.termsHash()));
        switch (terms) {
            case AmendmentTerms amendment -> amendment(amendment);
            case RenewalTerms renewal -> renewal(renewal);
            case TerminationTerms termination -> termination(termination);
        }
        write.closing();
    }

    private void amendment(AmendmentTerms amendment) {
        LocalDate from = amendment.effectiveOn();
        write.say("effective", "amendment.effective", Map.of("from", from));
        for (int i = 0; i < amendment.joining().size(); i++) {
            write.say(
                    "joins." + (i + 1),
                    "amendment.joins",
                    Map.of("party", amendment.joining().get(i).legalName(), "from", from));
        }
        for (int i = 0; i < amendment.leaving().size(); i++) {
            write.say(
                    "leaves." + (i + 1),
                    "amendment.leaves",
                    Map.of("party", amendment.leaving().get(i).legalName(), "last", from.minusDays(1)));
        }
        List<AmendmentTerms.RuleChange> changes = amendment.ruleChanges(language);
        for (int i = 0; i < changes.size(); i++) {
            change("change." + (i + 1), changes.get(i));
        }
        if (!amendment.clauseChanges().isEmpty()) {
            write.say("change." + (changes.size() + 1), "amendment.clauses", Map.of());
        }
        TermsFormat.sentences(amendment.amended(), language.locale())
                .forEach(sentence -> write.quote("amended." + sentence.clauseId(), sentence.text()));
        earned("before", from);
        if (!amendment.leaving().isEmpty()) {
            survivals();
        }
    }

    private void change(String clause, AmendmentTerms.RuleChange change) {
        String key = change.before().isEmpty()
                ? "amendment.added"
                : change.after().isEmpty() ? "amendment.removed" : "amendment.instead";
        write.say(
                clause,
                key,
                Map.of(
                        "before",
                        change.before().orElse(""),
                        "after",
                        change.after().orElse("")));
    }

    private void renewal(RenewalTerms renewal) {
        write.say(
                "until",
                "renewal.until",
                Map.of("from", renewal.effectiveOn(), "until", renewal.until(), "former", renewal.formerLastDay()));
        write.say("unchanged", "renewal.unchanged", Map.of());
    }

    private void termination(TerminationTerms termination) {
        write.say("end", "termination.end", Map.of("last", termination.lastDay()));
        switch (termination.ground()) {
            case TerminationTerms.MutualGround ignored -> write.say("ground", "termination.mutual", Map.of());
            case TerminationTerms.NoticeGround notice ->
                write.say(
                        "ground",
                        "termination.notice",
                        Map.of(
                                "party",
                                write.name(notice.givenById()),
                                "on",
                                notice.givenOn(),
                                "days",
                                Length.days(terms.changed()
                                        .terms()
                                        .noticeDaysFor(termination.lastDay())
                                        .orElseThrow())));
        }
        earned("until-the-end-of", termination.lastDay());
        survivals();
    }

    /** What becomes of that which was earned, owed or disclosed until a day, in the words of the agreement that is changed. */
    private void earned(String until, LocalDate day) {
        String when = write.phrases().say(until, Map.of("day", day));
        write.quote("earned", agreement.say("earned", Map.of("when", when)));
    }

    private void survivals() {
        List<Sentence> survivals = terms.changed().terms().survivals(language);
        for (int i = 0; i < survivals.size(); i++) {
            write.quote("survival." + (i + 1), survivals.get(i).text());
        }
    }
}
