package io.evenhand.terms;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A non-disclosure agreement.
 *
 * @param parties at least two
 * @param effectiveOn the first day on which it binds; what was disclosed before is not covered
 * @param disclosure mutual, or from one party only
 * @param purpose the one use that recipients may make of what they learn
 * @param term how long disclosures are covered
 * @param confidentiality how long each stays confidential
 * @param tradeSecretsOutlast whether a trade secret stays confidential for as long as it is one
 * @param permittedRecipients whom a recipient may tell, if they need to know and are bound alike; at least one
 * @param compelledDisclosure what a recipient does whom a court or authority compels
 * @param returnOrDestroy what happens to copies in the end
 * @param licenceExcluded whether it is said that no licence is given
 * @param equitableRelief whether injunctions are available beside damages
 * @param nonCircumvention the interim promise about an introduced customer, until customer protection is signed or for some
 *     months after talks fail; none if absent
 * @param modifications sentences in the parties' own words that prevail over the wording; usually none
 * @param clauses which text of the shared clauses was chosen; the standard of each if absent
 */
public record NdaTerms(
        List<TermsParty> parties,
        LocalDate effectiveOn,
        Disclosure disclosure,
        String purpose,
        AgreementTerm term,
        Confidentiality confidentiality,
        boolean tradeSecretsOutlast,
        List<PermittedRecipient> permittedRecipients,
        CompelledDisclosure compelledDisclosure,
        ReturnOrDestroy returnOrDestroy,
        boolean licenceExcluded,
        boolean equitableRelief,
        @Nullable NonCircumvention nonCircumvention,
        List<String> modifications,
        Jurisdiction jurisdiction,
        List<NoticeChannel> notices,
        @Nullable ClauseChoices clauses)
        implements PrincipalTerms {
    public NdaTerms {
        parties = List.copyOf(parties);
        permittedRecipients = FieldChecks.inOrder(permittedRecipients);
        modifications = List.copyOf(modifications);
        notices = FieldChecks.inOrder(notices);
        clauses = ClauseChoices.orNone(clauses);
        FieldChecks checks = TermsChecks.common(parties, effectiveOn, notices)
                .text("/purpose", purpose, 500)
                .notEmpty("/permittedRecipients", permittedRecipients)
                .unique("/permittedRecipients", permittedRecipients)
                .texts("/modifications", modifications, 5, 1000);
        if (disclosure instanceof Disclosure.OneWayDisclosure oneWay) {
            checks.oneOf("/disclosure/discloserId", oneWay.discloserId(), TermsChecks.ids(parties));
        }
        checks.done();
    }

    @Override
    public AgreementKind kind() {
        return AgreementKind.NDA;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return switch (term) {
            case AgreementTerm.FixedTerm fixed ->
                Optional.of(effectiveOn.plus(fixed.length()).minusDays(1));
            case AgreementTerm.OpenTerm ignored -> Optional.empty();
        };
    }

    @Override
    public OptionalInt noticeDaysFor(LocalDate lastDay) {
        return switch (term) {
            case AgreementTerm.FixedTerm ignored -> OptionalInt.empty();
            case AgreementTerm.OpenTerm open -> OptionalInt.of(open.noticeDays());
        };
    }

    @Override
    public Optional<String> noticeRule() {
        return switch (term) {
            case AgreementTerm.FixedTerm ignored -> Optional.empty();
            case AgreementTerm.OpenTerm open ->
                Optional.of(
                        "Any party may end it with %s' notice.".formatted(Language.ENGLISH.days(open.noticeDays())));
        };
    }

    @Override
    public NdaTerms until(LocalDate lastDay) {
        return new NdaTerms(
                parties,
                effectiveOn,
                disclosure,
                purpose,
                new AgreementTerm.FixedTerm(Period.between(effectiveOn, lastDay.plusDays(1))),
                confidentiality,
                tradeSecretsOutlast,
                permittedRecipients,
                compelledDisclosure,
                returnOrDestroy,
                licenceExcluded,
                equitableRelief,
                nonCircumvention,
                modifications,
                jurisdiction,
                notices,
                clauses);
    }

    @Override
    public List<Object> owed() {
        return List.of();
    }

    @Override
    public List<Object> about() {
        return List.of(effectiveOn);
    }

    @Override
    public List<Sentence> survivals(Language language) {
        return TermsChecks.sentences(
                this,
                language,
                "confidentiality",
                "trade-secrets",
                "recipients",
                "compelled",
                "return",
                "non-circumvention");
    }

    /** Whom a recipient of confidential information may tell. */
    public enum PermittedRecipient {
        EMPLOYEES,
        CONTRACTORS,
        AFFILIATES,
        ADVISERS,
        INSURERS
    }

    /**
     * What a recipient does whom the law compels to disclose.
     *
     * @param noticeFirst tells the discloser beforehand, where the law permits
     * @param assistance helps the discloser, at its cost, to limit what is disclosed
     */
    public record CompelledDisclosure(boolean noticeFirst, boolean assistance) {}

    /**
     * What happens to copies when the agreement ends or the discloser asks.
     *
     * @param choice who chooses between return and destruction
     * @param withinDays of the request
     * @param confirmedInWriting whether the recipient confirms it in writing
     * @param backupsRetained whether routine backups may stay until they are overwritten, still confidential
     * @param legalCopyRetained whether one copy may be kept where law or professional rules require it, still confidential
     */
    public record ReturnOrDestroy(
            Choice choice,
            int withinDays,
            boolean confirmedInWriting,
            boolean backupsRetained,
            boolean legalCopyRetained) {
        public ReturnOrDestroy {
            new FieldChecks().between("/withinDays", withinDays, 1, 180).done();
        }

        /** Who chooses. */
        public enum Choice {
            DISCLOSER,
            RECIPIENT
        }
    }

    /**
     * The interim promise about a customer introduced under the agreement.
     *
     * @param monthsAfterTalksFail for how long it lasts if customer protection is never signed
     * @param conduct what the recipient must not do
     */
    public record NonCircumvention(int monthsAfterTalksFail, Conduct conduct) {
        public NonCircumvention {
            new FieldChecks()
                    .between("/monthsAfterTalksFail", monthsAfterTalksFail, 1, 36)
                    .done();
        }
    }
}
