package io.evenhand.terms;

import java.util.List;

/** The sentences of a change: what is changed, from when, how it reads then, and what stays. */
final class ChangeSentences {
    private final ChangeTerms terms;
    private final CommonSentences write;

    ChangeSentences(ChangeTerms terms) {
        this.terms = terms;
        this.write = new CommonSentences(terms);
    }

    List<Sentence> write() {
        changed();
        switch (terms) {
            case AmendmentTerms amendment -> amendment(amendment);
            case RenewalTerms renewal -> renewal(renewal);
            case TerminationTerms termination -> termination(termination);
        }
        write.closing();
        return write.all();
    }

    private void changed() {
        ChangedAgreement changed = terms.changed();
        write.say(
                "changed",
                "This document concerns the %s %s, in force since %s, in the version whose terms have the SHA-256 hash %s."
                        .formatted(
                                changed.title(), changed.number(), Words.date(changed.since()), changed.termsHash()));
    }

    private void amendment(AmendmentTerms amendment) {
        String from = Words.date(amendment.effectiveOn());
        write.say(
                "effective",
                "From %s on the agreement reads as amended here; until the end of the day before it stays as it was."
                        .formatted(from));
        for (int i = 0; i < amendment.joining().size(); i++) {
            write.say(
                    "joins." + (i + 1),
                    "%s joins the agreement on %s, with no duty and no claim from the time before."
                            .formatted(amendment.joining().get(i).legalName(), from));
        }
        for (int i = 0; i < amendment.leaving().size(); i++) {
            write.say(
                    "leaves." + (i + 1),
                    "%s leaves the agreement at the end of %s. What it earned until then stays its own, and the rules that outlast the agreement go on binding it and protecting it."
                            .formatted(
                                    amendment.leaving().get(i).legalName(),
                                    Words.date(amendment.effectiveOn().minusDays(1))));
        }
        List<AmendmentTerms.RuleChange> changes = amendment.ruleChanges();
        for (int i = 0; i < changes.size(); i++) {
            write.say("change." + (i + 1), change(changes.get(i)));
        }
        TermsFormat.sentences(amendment.amended())
                .forEach(sentence -> write.say("amended." + sentence.clauseId(), sentence.text()));
        write.say("earned", terms.changed().terms().earned("before " + from));
        if (!amendment.leaving().isEmpty()) {
            survivals();
        }
    }

    private static String change(AmendmentTerms.RuleChange change) {
        if (change.before().isEmpty()) {
            return "Added is: “%s”".formatted(change.after().orElseThrow());
        }
        return change.after()
                .map(after -> "Instead of “%s” it reads: “%s”"
                        .formatted(change.before().get(), after))
                .orElseGet(() -> "No longer part of it is: “%s”"
                        .formatted(change.before().get()));
    }

    private void renewal(RenewalTerms renewal) {
        write.say(
                "until",
                "With effect from %s the agreement lasts until the end of %s, and not only until the end of %s."
                        .formatted(
                                Words.date(renewal.effectiveOn()),
                                Words.date(renewal.until()),
                                Words.date(renewal.formerLastDay())));
        write.say("unchanged", "All its other rules stay as they are.");
    }

    private void termination(TerminationTerms termination) {
        write.say("end", "The agreement ends at the end of %s.".formatted(Words.date(termination.lastDay())));
        switch (termination.ground()) {
            case TerminationTerms.MutualGround ignored -> write.say("ground", "All its parties agree to that.");
            case TerminationTerms.NoticeGround notice ->
                write.say(
                        "ground",
                        "%s gives notice of that on %s, as the agreement allows with %s' notice. The other parties do not need to sign it."
                                .formatted(
                                        write.name(notice.givenById()),
                                        Words.date(notice.givenOn()),
                                        Words.count(
                                                terms.changed()
                                                        .terms()
                                                        .noticeDaysFor(termination.lastDay())
                                                        .orElseThrow(),
                                                "day")));
        }
        write.say("earned", terms.changed().terms().earned("until the end of " + Words.date(termination.lastDay())));
        survivals();
    }

    private void survivals() {
        List<Sentence> survivals = terms.changed().terms().survivals();
        for (int i = 0; i < survivals.size(); i++) {
            write.say("survival." + (i + 1), survivals.get(i).text());
        }
    }
}
