package io.evenhand.protection;

import static io.evenhand.protection.WindowResult.done;
import static io.evenhand.protection.WindowResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeRequest;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.ProposeChangeResult;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.WindowResult.NotAllowed;
import io.evenhand.protection.WindowResult.Unknown;
import io.evenhand.terms.FieldProblem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A window is renewed by a signed document like every change of its agreement: here it is proposed. One that has passed on is renewed between its
 * sides of today, see {@link SuccessorRenewals}.
 */
@Service
@Transactional
public class WindowRenewals {
    private final OwnWindows own;
    private final ProtectionWindowRepository windows;
    private final ContraryDuties contrary;
    private final Agreements agreements;
    private final Changes changes;
    private final SuccessorRenewals renewals;
    private final Clock clock;
    private final WindowHistory history;

    WindowRenewals(
            OwnWindows own,
            ProtectionWindowRepository windows,
            ContraryDuties contrary,
            Agreements agreements,
            Changes changes,
            WindowHistory history,
            SuccessorRenewals renewals,
            Clock clock) {
        this.own = own;
        this.windows = windows;
        this.contrary = contrary;
        this.agreements = agreements;
        this.changes = changes;
        this.history = history;
        this.renewals = renewals;
        this.clock = clock;
    }

    /**
     * Proposes that the agreement lasts longer, and with it all its windows.
     *
     * @param until the new last day; null where none was given that can be read
     */
    @RepeatedWhenRaced
    public WindowResult propose(Actor actor, String windowId, @Nullable LocalDate until, String reason) {
        Optional<ProtectionWindow> known = own.visible(actor, windowId);
        if (known.isEmpty()) {
            return new Unknown();
        }
        ProtectionWindow window = known.get();
        if (!OwnWindows.protects(actor, window) && !OwnWindows.isBound(actor, window) || !Changes.mayPropose(actor)) {
            return new NotAllowed("Operations or legal of a party propose to renew.");
        }
        if (window.liftedOn().isPresent()) {
            return refused(
                    window.isOverOn(Days.today(clock))
                            ? "This window binds nobody any more."
                            : "It passes on before its end: the window in its place is renewed.");
        }
        boolean betweenSides = renewals.isFor(window);
        Optional<AgreementView> agreement =
                agreements.find(actor, window.agreement()).filter(found -> !window.isInterim());
        if (agreement.isEmpty() && !betweenSides) {
            return refused(
                    window.isInterim()
                            ? "An interim promise is not renewed: protection that is agreed takes its place."
                            : "Only the parties of " + window.agreement() + " renew it: ask one of them.");
        }
        if (until == null) {
            return refused("Say until which day.");
        }
        Optional<Duty> duty = against(new PartnerId(actor.partnerId()), window, until, betweenSides);
        if (duty.isPresent()) {
            return refused(DutyWords.of(duty.get(), actor));
        }
        return betweenSides
                ? renewals.propose(actor, window, until, reason)
                : propose(actor, window, agreement.orElseThrow(), until, reason);
    }

    private WindowResult propose(
            Actor actor, ProtectionWindow window, AgreementView agreement, LocalDate until, String reason) {
        return switch (changes.propose(agreement.id(), new ChangeRequest.Renew(until), actor, reason)) {
            case ProposeChangeResult.Proposed ignored -> {
                history.note(
                        window,
                        WindowEventKind.RENEWAL,
                        Author.of(actor),
                        "proposed to renew it until " + Days.words(until),
                        reason.strip());
                yield done();
            }
            case ProposeChangeResult.AnotherUnderWay other ->
                refused("Another change of the agreement is under way: " + other.number() + ".");
            case ProposeChangeResult.Invalid invalid ->
                refused(invalid.problems().stream()
                        .findFirst()
                        .map(WindowRenewals::sentence)
                        .orElse("It cannot be renewed like this."));
            case ProposeChangeResult.NotChangeable not -> refused(not.reason());
            case ProposeChangeResult.NotAllowed not -> new NotAllowed(not.reason());
        };
    }

    private static String sentence(FieldProblem problem) {
        return "The last day %s: %s.".formatted(problem.problem(), problem.remedy());
    }

    /** What the reader may know of that stands against any window that would last longer, in the further time. */
    private Optional<Duty> against(PartnerId reader, ProtectionWindow window, LocalDate until, boolean itAlone) {
        List<ProtectionWindow> its = itAlone ? List.of(window) : windows.findByAgreementOrderById(window.agreement());
        return its.stream()
                .filter(one -> one.liftedOn().isEmpty())
                .filter(one -> one.endsOn().filter(until::isAfter).isPresent())
                .flatMap(one -> contrary.toldToLasting(reader, one, until).stream())
                .findFirst();
    }
}
