package io.evenhand.terms;

import io.evenhand.terms.NdaTerms.PermittedRecipient;
import java.util.List;

/** The sentences of a non-disclosure agreement. */
final class NdaSentences {
    private final NdaTerms terms;
    private final CommonSentences write;

    NdaSentences(NdaTerms terms) {
        this.terms = terms;
        this.write = new CommonSentences(terms);
    }

    List<Sentence> write() {
        write.effective();
        disclosure();
        duration();
        recipients();
        compelled();
        returning();
        remedies();
        nonCircumvention();
        for (int i = 0; i < terms.modifications().size(); i++) {
            write.say("modification." + (i + 1), terms.modifications().get(i));
        }
        write.closing();
        return write.all();
    }

    private void disclosure() {
        write.say(
                "disclosure",
                switch (terms.disclosure()) {
                    case Disclosure.MutualDisclosure mutual ->
                        "Each party may disclose confidential information to the others; each protects what it receives.";
                    case Disclosure.OneWayDisclosure oneWay ->
                        "%s discloses confidential information; the other parties protect what they receive."
                                .formatted(write.name(oneWay.discloserId()));
                });
        write.say(
                "purpose",
                "Confidential information may be used for this purpose only: %s."
                        .formatted(withoutStop(terms.purpose())));
    }

    private void duration() {
        write.say(
                "term",
                switch (terms.term()) {
                    case AgreementTerm.FixedTerm fixed ->
                        "This agreement covers what is disclosed within %s from the effective date."
                                .formatted(Words.length(fixed.length()));
                    case AgreementTerm.OpenTerm open ->
                        "This agreement covers what is disclosed until a party ends it with %s' notice."
                                .formatted(Words.count(open.noticeDays(), "day"));
                });
        write.say(
                "confidentiality",
                switch (terms.confidentiality()) {
                    case Confidentiality.PerpetualConfidentiality perpetual ->
                        "Confidential information stays confidential without limit in time.";
                    case Confidentiality.LimitedConfidentiality limited ->
                        "Confidential information stays confidential for %s from %s."
                                .formatted(
                                        Words.length(limited.length()),
                                        switch (limited.countedFrom()) {
                                            case DISCLOSURE -> "its disclosure";
                                            case END_OF_AGREEMENT -> "the end of this agreement";
                                        });
                });
        if (terms.tradeSecretsOutlast()) {
            write.say("trade-secrets", "A trade secret stays confidential for as long as it is one under the law.");
        }
    }

    private void recipients() {
        List<String> who =
                terms.permittedRecipients().stream().map(NdaSentences::plural).toList();
        write.say(
                "recipients",
                "A recipient may pass confidential information only to its %s who need it for the purpose and are bound to protect it as strictly as this agreement does; it answers for them."
                        .formatted(Words.and(who)));
    }

    private static String plural(PermittedRecipient recipient) {
        return switch (recipient) {
            case EMPLOYEES -> "employees";
            case CONTRACTORS -> "contractors";
            case AFFILIATES -> "affiliates";
            case ADVISERS -> "professional advisers";
            case INSURERS -> "insurers";
        };
    }

    private void compelled() {
        String notice =
                terms.compelledDisclosure().noticeFirst() ? ", after telling the discloser where the law permits" : "";
        String help = terms.compelledDisclosure().assistance()
                ? " It helps the discloser, at the discloser's cost, to limit the disclosure."
                : "";
        write.say(
                "compelled",
                "A recipient whom a court or authority compels to disclose may disclose what it must%s.%s"
                        .formatted(notice, help));
    }

    private void returning() {
        NdaTerms.ReturnOrDestroy rule = terms.returnOrDestroy();
        String chooser = switch (rule.choice()) {
            case DISCLOSER -> "the discloser";
            case RECIPIENT -> "the recipient";
        };
        String confirmation = rule.confirmedInWriting() ? ", and confirms in writing that it has done so" : "";
        write.say(
                "return",
                "Within %s of the discloser's request or of the end of this agreement, a recipient returns or destroys confidential information, as %s chooses%s."
                        .formatted(Words.count(rule.withinDays(), "day"), chooser, confirmation));
        if (rule.backupsRetained()) {
            write.say(
                    "return.backups",
                    "Copies in routine backups may stay until they are overwritten, and stay confidential until then.");
        }
        if (rule.legalCopyRetained()) {
            write.say(
                    "return.legal-copy",
                    "A recipient may keep one copy where law or professional rules require it; that copy stays confidential for as long as it is kept.");
        }
    }

    private void remedies() {
        if (terms.licenceExcluded()) {
            write.say("no-licence", "Disclosure gives no licence and no other right in what is disclosed.");
        }
        if (terms.equitableRelief()) {
            write.say("relief", "Since money may not make good a breach, a party may also ask a court to forbid it.");
        }
    }

    private void nonCircumvention() {
        NdaTerms.NonCircumvention rule = terms.nonCircumvention();
        if (rule == null) {
            return;
        }
        String conduct = switch (rule.conduct()) {
            case SOLICIT ->
                "must not approach that customer for the introduced work past the party who introduced it, but may serve the customer when it comes unasked";
            case ACCEPT ->
                "must neither approach that customer for the introduced work past the party who introduced it nor take that work from it";
        };
        write.say(
                "non-circumvention",
                "A party to whom a customer is introduced under this agreement %s. This holds for introduced customers only, until a customer-protection agreement about the customer is in force, and otherwise for %s after the talks about it have failed."
                        .formatted(conduct, Words.count(rule.monthsAfterTalksFail(), "month")));
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
