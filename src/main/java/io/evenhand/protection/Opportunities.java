package io.evenhand.protection;

import static io.evenhand.protection.WindowResult.done;
import static io.evenhand.protection.WindowResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.WindowResult.NotAllowed;
import io.evenhand.protection.WindowResult.Unknown;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was opened with the customer in a window: it stays protected for the months that were signed. Either side records it, both see it. */
@Service
@Transactional
public class Opportunities {
    private static final int LONGEST_TITLE = 200;

    private final OwnWindows own;
    private final OpportunityRepository opportunities;
    private final CarriedOver carried;
    private final WindowRows rows;
    private final ContraryDuties contrary;
    private final WindowHistory history;
    private final Clock clock;

    Opportunities(
            OwnWindows own,
            OpportunityRepository opportunities,
            CarriedOver carried,
            WindowRows rows,
            ContraryDuties contrary,
            WindowHistory history,
            Clock clock) {
        this.own = own;
        this.opportunities = opportunities;
        this.carried = carried;
        this.rows = rows;
        this.contrary = contrary;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Records an opportunity. It is refused where its tail would bind somebody against another promise: then whoever records it is told why, but
     * only a party to the other promise which one that is.
     *
     * @param openedOn the day on which it was opened; null where none was given that can be read
     */
    @RepeatedWhenRaced
    public WindowResult record(Actor actor, String windowId, String title, @Nullable LocalDate openedOn) {
        Optional<ProtectionWindow> known = own.visible(actor, windowId);
        if (known.isEmpty()) {
            return new Unknown();
        }
        ProtectionWindow window = known.get();
        if (!OwnWindows.maySpeak(actor) || !window.isParty(new PartnerId(actor.partnerId()))) {
            return new NotAllowed("Operations or legal of a party record what was opened.");
        }
        own.holdAndReadAnew(window);
        String called = title.strip();
        Optional<String> flaw = flaw(window, called, openedOn);
        if (flaw.isPresent() || openedOn == null) {
            return refused(flaw.orElse("Say when it was opened."));
        }
        Optional<Duty> duty = against(window);
        if (duty.isPresent()) {
            return refused(DutyWords.ofTail(duty.get(), actor));
        }
        Opportunity opened = opportunities.saveAndFlush(
                new Opportunity(UUID.randomUUID().toString(), windowId, called, openedOn, actor, clock.instant()));
        window.protectInTail();
        carried.opened(window, opened);
        history.note(
                window,
                WindowEventKind.OPPORTUNITY,
                Author.of(actor),
                "recorded an opportunity opened on %s: %s".formatted(Days.words(openedOn), called),
                null);
        return done();
    }

    /** What stands against the tail that it would give this window and those in its place. */
    private Optional<Duty> against(ProtectionWindow window) {
        return Stream.concat(Stream.of(window), rows.following(window).stream())
                .flatMap(one -> contrary.toTail(one).stream())
                .findFirst();
    }

    private Optional<String> flaw(ProtectionWindow window, String title, @Nullable LocalDate openedOn) {
        LocalDate today = Days.today(clock);
        if (window.isOverOn(today)) {
            return Optional.of("This window binds nobody any more: what was opened in it had to be recorded before.");
        }
        if (window.rules().tailMonths() == 0) {
            return Optional.of("No tail was signed: nothing stays protected after this window.");
        }
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            return Optional.of("Say what it is, in at most %d characters.".formatted(LONGEST_TITLE));
        }
        if (openedOn == null || openedOn.isAfter(today)) {
            return Optional.of("Say when it was opened: today or a day before.");
        }
        // Also while the promise was between others: what was opened then counts for its tail no less.
        if (rows.row(window).stream().noneMatch(one -> one.isOpenOn(openedOn))) {
            return Optional.of("The window was not open on %s.".formatted(Days.words(openedOn)));
        }
        return opportunities.existsByWindowIdAndTitle(window.id(), title)
                ? Optional.of("An opportunity of this name is recorded already.")
                : Optional.empty();
    }
}
