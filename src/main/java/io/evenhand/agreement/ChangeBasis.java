package io.evenhand.agreement;

import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.TerminationTerms;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A change must rest on the terms that hold: on the version signed last, no earlier than it, and before the agreement ends. That is
 * asked when a change is drafted, when other terms are proposed for it, and at each signature.
 */
@Component
class ChangeBasis {
    private final AgreementBook book;
    private final TermsHistory history;
    private final Clock clock;

    ChangeBasis(AgreementBook book, TermsHistory history, Clock clock) {
        this.book = book;
        this.history = history;
        this.clock = clock;
    }

    /** Of a change that is being written. @throws MalformedTermsException with every problem found */
    void check(ChangeTerms terms, AgreementId changed) throws MalformedTermsException {
        List<FieldProblem> problems = new ArrayList<>(problems(terms, book.get(changed)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = terms instanceof TerminationTerms end ? end.lastDay() : terms.effectiveOn();
        if (first.isBefore(today)) {
            problems.add(new FieldProblem(
                    terms instanceof TerminationTerms ? "/lastDay" : "/effectiveOn",
                    "is %s, which is past".formatted(first),
                    "choose today or a later day"));
        }
        if (!problems.isEmpty()) {
            throw new MalformedTermsException(problems);
        }
    }

    /** Why a change cannot be signed any more, in words; empty when it can, and for an agreement that changes none. */
    Optional<String> refusal(Agreement agreement) {
        return agreement.changeOf().flatMap(changed -> {
            ChangeTerms terms = (ChangeTerms) book.currentTerms(agreement);
            return Stream.concat(problems(terms, book.get(changed)).stream(), tooLate(terms).stream())
                    .findFirst()
                    .map(problem -> "This change can no longer be signed: it " + problem.problem() + ".");
        });
    }

    /** Notice is given when it is signed, however long ago it was drawn up. */
    private Optional<FieldProblem> tooLate(ChangeTerms terms) {
        if (!(terms instanceof TerminationTerms end) || !(end.ground() instanceof TerminationTerms.NoticeGround)) {
            return Optional.empty();
        }
        int days = end.changed().terms().noticeDaysFor(end.lastDay()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return end.lastDay().isBefore(today.plusDays(days))
                ? Optional.of(new FieldProblem(
                        "/lastDay",
                        "would leave the others less than the %d days of notice, counted from today".formatted(days),
                        "give notice anew, for a later day"))
                : Optional.empty();
    }

    private List<FieldProblem> problems(ChangeTerms terms, Agreement changed) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!TermsFormat.hash(history.latest(changed))
                .hex()
                .equals(terms.changed().termsHash())) {
            problems.add(new FieldProblem(
                    "/changed", "rests on terms that have been replaced meanwhile", "propose the change anew"));
        }
        history.signed(changed.id()).stream()
                .filter(change -> change.after().isPresent())
                .map(ChangeTerms::effectiveOn)
                .reduce((before, last) -> last)
                .filter(last -> !(terms instanceof TerminationTerms)
                        && terms.effectiveOn().isBefore(last))
                .ifPresent(last -> problems.add(new FieldProblem(
                        "/effectiveOn",
                        "takes effect on %s, before the change signed last does on %s"
                                .formatted(terms.effectiveOn(), last),
                        "choose %s or later".formatted(last))));
        history.terminatedOn(changed.id())
                .flatMap(end -> afterTheEnd(terms, end))
                .ifPresent(problems::add);
        return problems;
    }

    private static Optional<FieldProblem> afterTheEnd(ChangeTerms terms, LocalDate end) {
        return switch (terms) {
            case AmendmentTerms amendment ->
                amendment.effectiveOn().isAfter(end)
                        ? Optional.of(new FieldProblem(
                                "/effectiveOn",
                                "would take effect after the agreement ends on %s".formatted(end),
                                "choose an earlier day"))
                        : Optional.empty();
            case RenewalTerms ignored ->
                Optional.of(new FieldProblem(
                        "/changed",
                        "would renew what ends on %s by a signed document".formatted(end),
                        "draft a new agreement"));
            case TerminationTerms termination ->
                termination.lastDay().isBefore(end)
                        ? Optional.empty()
                        : Optional.of(new FieldProblem(
                                "/lastDay",
                                "would end what ends on %s already".formatted(end),
                                "choose an earlier day"));
        };
    }
}
