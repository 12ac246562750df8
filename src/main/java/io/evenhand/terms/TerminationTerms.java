package io.evenhand.terms;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The end of an agreement that is in force.
 *
 * @param changed what ends
 * @param lastDay at whose end it is over
 * @param ground whether all parties agree, or one gives the notice that the agreement allows
 */
public record TerminationTerms(ChangedAgreement changed, LocalDate lastDay, Ground ground) implements ChangeTerms {
    public TerminationTerms {
        PrincipalTerms before = changed.terms();
        FieldChecks checks = new FieldChecks()
                .that(
                        TermsChecks.sensible(lastDay),
                        "/lastDay",
                        "is %s".formatted(lastDay),
                        "write a date from 2000 to 2199")
                .that(
                        !lastDay.isBefore(before.effectiveOn()),
                        "/lastDay",
                        "is %s, before the agreement bound on %s".formatted(lastDay, before.effectiveOn()),
                        "choose a later day");
        before.lastDay()
                .ifPresent(last -> checks.that(
                        lastDay.isBefore(last),
                        "/lastDay",
                        "is %s, but the agreement ends on %s by itself".formatted(lastDay, last),
                        "choose an earlier day"));
        if (ground instanceof NoticeGround notice) {
            checks.oneOf("/ground/givenById", notice.givenById(), TermsChecks.ids(before.parties()));
            OptionalInt days = before.noticeDaysFor(lastDay);
            checks.that(
                    days.isPresent(),
                    "/ground",
                    "is a notice, which the agreement does not allow",
                    "ask the other parties to end it together");
            if (days.isPresent()) {
                LocalDate earliest = notice.givenOn().plusDays(days.getAsInt());
                checks.that(
                        !lastDay.isBefore(earliest),
                        "/lastDay",
                        "is %s, sooner than the notice of %s allows"
                                .formatted(lastDay, Language.ENGLISH.days(days.getAsInt())),
                        "choose %s or later".formatted(earliest));
            }
        }
        checks.done();
    }

    @Override
    public AgreementKind kind() {
        return AgreementKind.TERMINATION;
    }

    /** The first day on which the agreement is over. */
    @Override
    public LocalDate effectiveOn() {
        return lastDay.plusDays(1);
    }

    @Override
    public List<TermsParty> parties() {
        return changed.terms().parties();
    }

    /** Notice is signed by who gives it; the others acknowledge it. */
    @Override
    public List<TermsParty> signatories() {
        return switch (ground) {
            case MutualGround ignored -> parties();
            case NoticeGround notice -> List.of(party(notice.givenById()));
        };
    }

    @Override
    public Optional<PrincipalTerms> after() {
        return Optional.empty();
    }

    /** Why it ends. */
    public sealed interface Ground {}

    /** All parties agree. */
    public record MutualGround() implements Ground {}

    /**
     * One party gives notice.
     *
     * @param givenById who
     * @param givenOn the day from which the time of notice counts
     */
    public record NoticeGround(String givenById, LocalDate givenOn) implements Ground {}
}
