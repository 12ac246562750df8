package io.evenhand.terms;

import io.evenhand.terms.Phrases.Length;
import java.util.Map;

/** Which sentences a non-disclosure agreement has, and with which values. */
final class NdaSentences {
    static final String FILE = "nda";

    private final NdaTerms terms;
    private final CommonSentences write;

    NdaSentences(NdaTerms terms, CommonSentences write) {
        this.terms = terms;
        this.write = write;
    }

    void write() {
        write.effective();
        disclosure();
        duration();
        write.say("recipients", Map.of("recipients", terms.permittedRecipients()));
        write.say(
                "compelled",
                Map.of(
                        "notice-first", terms.compelledDisclosure().noticeFirst(),
                        "assistance", terms.compelledDisclosure().assistance()));
        returning();
        if (terms.licenceExcluded()) {
            write.say("no-licence", Map.of());
        }
        if (terms.equitableRelief()) {
            write.say("relief", Map.of());
        }
        NdaTerms.NonCircumvention rule = terms.nonCircumvention();
        if (rule != null) {
            write.say(
                    "non-circumvention",
                    Map.of("conduct", rule.conduct(), "months", Length.months(rule.monthsAfterTalksFail())));
        }
        for (int i = 0; i < terms.modifications().size(); i++) {
            write.quote("modification." + (i + 1), terms.modifications().get(i));
        }
        write.closing();
    }

    private void disclosure() {
        switch (terms.disclosure()) {
            case Disclosure.MutualDisclosure ignored -> write.say("disclosure", "disclosure.mutual", Map.of());
            case Disclosure.OneWayDisclosure oneWay ->
                write.say("disclosure", "disclosure.one-way", Map.of("discloser", write.name(oneWay.discloserId())));
        }
        write.say("purpose", Map.of("purpose", withoutStop(terms.purpose())));
    }

    private void duration() {
        switch (terms.term()) {
            case AgreementTerm.FixedTerm fixed -> write.say("term", "term.fixed", Map.of("length", fixed.length()));
            case AgreementTerm.OpenTerm open ->
                write.say("term", "term.open", Map.of("notice", Length.days(open.noticeDays())));
        }
        switch (terms.confidentiality()) {
            case Confidentiality.PerpetualConfidentiality ignored ->
                write.say("confidentiality", "confidentiality.perpetual", Map.of());
            case Confidentiality.LimitedConfidentiality limited ->
                write.say(
                        "confidentiality",
                        "confidentiality.limited",
                        Map.of("length", limited.length(), "from", limited.countedFrom()));
        }
        if (terms.tradeSecretsOutlast()) {
            write.say("trade-secrets", Map.of());
        }
    }

    private void returning() {
        NdaTerms.ReturnOrDestroy rule = terms.returnOrDestroy();
        write.say(
                "return",
                Map.of(
                        "days", Length.days(rule.withinDays()),
                        "chooser", rule.choice(),
                        "confirmed", rule.confirmedInWriting()));
        if (rule.backupsRetained()) {
            write.say("return.backups", Map.of());
        }
        if (rule.legalCopyRetained()) {
            write.say("return.legal-copy", Map.of());
        }
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
