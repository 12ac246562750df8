package io.evenhand.protection;

import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.RegistrationResult.Contradicts;
import io.evenhand.protection.RegistrationResult.Registered;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Protection windows, and the duties that follow from them. */
@Service
@Transactional
public class Protections {
    private final ProtectionWindowRepository windows;
    private final WindowExceptionRepository exceptions;
    private final CarveOutRepository carveOuts;
    private final ContraryDuties contraryDuties;
    private final CustomerLocks locks;
    private final PriorWorkLeftAlone prior;
    private final WindowHistory history;
    private final NewWindows newWindows;
    private final FoundLookalikes lookalikes;
    private final CarriedOver carried;
    private final WindowRows rows;
    private final OpenNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Protections(
            ProtectionWindowRepository windows,
            WindowExceptionRepository exceptions,
            CarveOutRepository carveOuts,
            ContraryDuties contraryDuties,
            CustomerLocks locks,
            PriorWorkLeftAlone prior,
            WindowHistory history,
            NewWindows newWindows,
            FoundLookalikes lookalikes,
            CarriedOver carried,
            WindowRows rows,
            OpenNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.windows = windows;
        this.exceptions = exceptions;
        this.carveOuts = carveOuts;
        this.contraryDuties = contraryDuties;
        this.locks = locks;
        this.prior = prior;
        this.history = history;
        this.newWindows = newWindows;
        this.lookalikes = lookalikes;
        this.carried = carried;
        this.rows = rows;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers the windows of one agreement, all or none. Idempotent by agreement and referral. Customers about whom a bound partner has
     * promised and whom this one resembles are remembered as a question to it.
     */
    @RepeatedWhenRaced
    public RegistrationResult register(List<NewWindow> registration) {
        NewWindow first = registration.getFirst();
        SortedSet<String> identifiers = registration.stream()
                .flatMap(window -> window.customer().identifiers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        locks.hold(identifiers);
        List<ProtectionWindow> existing = windows.findByAgreementAndReferralId(first.agreement(), first.referralId());
        if (!existing.isEmpty()) {
            return new Registered(existing.stream().map(ProtectionWindow::id).toList());
        }
        for (NewWindow window : registration) {
            Optional<Duty> contrary = contraryDuties.to(window);
            if (contrary.isPresent()) {
                return new Contradicts(contrary.get());
            }
        }
        registration.forEach(lookalikes::lookFor);
        return new Registered(registration.stream().map(this::keep).toList());
    }

    private String keep(NewWindow window) {
        ProtectionWindow kept = newWindows.save(window);
        history.note(
                kept,
                WindowEventKind.REGISTERED,
                window.interim()
                        ? "opened the window: the interim promise of the NDA binds from now on"
                        : "opened the window, as signed in " + window.agreement());
        return kept.id();
    }

    /**
     * The first duty that stands in the way of a partner working for this customer in a referral, now or on a later day; empty when none does. It is
     * looked for as {@link #register} looks for it when the interim promise of that referral is to bind.
     *
     * @param introducer whose referral it is: a duty towards the introducer does not stand in its way
     */
    @Transactional(readOnly = true)
    public Optional<Duty> dutyInTheWay(
            PartnerId bound, PartnerId introducer, CustomerIdentity customer, String referralId) {
        return contraryDuties.toWork(bound, introducer, customer.identifiers(), referralId, Days.today(clock));
    }

    /** A duty as it stands today: where its right has passed on, towards whoever holds it now. */
    @Transactional(readOnly = true)
    public Duty duty(String windowId) {
        return todays(windowId).duty();
    }

    /** How far a duty reaches, for whoever has to decide what it stands against. */
    @Transactional(readOnly = true)
    public DutyScope scope(String windowId) {
        ProtectionWindow window = window(windowId);
        return new DutyScope(
                window.startsOn(),
                window.tailEndsOn().orElse(null),
                window.rules().products(),
                window.rules().passiveSales(),
                prior.words(window));
    }

    /** The customer as its window names it: both sides of the window know it so, whatever others call it. */
    @Transactional(readOnly = true)
    public String customerOf(String windowId) {
        return window(windowId).customerName();
    }

    /**
     * The bound partner goes on in this referral and declares why its duty does not apply. The declaration is kept, and the protected partner is told
     * of it: it reads when and why, and nothing of the referral.
     */
    public void goOn(String windowId, String referralId, String username, String reason) {
        Duty duty = todays(windowId).duty();
        record(duty, referralId, WindowException.Kind.CONTINUED, duty.boundPartner(), username, reason);
    }

    /** Asks the protected partner to release the bound one for this referral. */
    public void askForRelease(String windowId, String referralId, String username, String reason) {
        Duty duty = todays(windowId).duty();
        record(duty, referralId, WindowException.Kind.RELEASE_ASKED, duty.boundPartner(), username, reason);
    }

    /** Why release from a duty was last asked for in a referral; empty when it was not. */
    @Transactional(readOnly = true)
    public Optional<String> requestFor(String windowId, String referralId) {
        return exceptions.findByWindowIdAndReferralIdOrderByDecidedAt(windowId, referralId).reversed().stream()
                .filter(exception -> exception.kind() == WindowException.Kind.RELEASE_ASKED)
                .findFirst()
                .map(WindowException::reason);
    }

    /** The protected partner answers. */
    public void decideRelease(String windowId, String referralId, boolean granted, String username, String reason) {
        Duty duty = todays(windowId).duty();
        record(
                duty,
                referralId,
                granted ? WindowException.Kind.RELEASED : WindowException.Kind.RELEASE_REFUSED,
                duty.protectedPartner(),
                username,
                reason);
    }

    private void record(
            Duty duty, String referralId, WindowException.Kind kind, PartnerId by, String username, String reason) {
        List<WindowException> earlier =
                exceptions.findByWindowIdAndReferralIdOrderByDecidedAt(duty.windowId(), referralId);
        // A repeated job says the same again: the last word is not said twice.
        if (!earlier.isEmpty() && earlier.getLast().kind() == kind) {
            return;
        }
        WindowException kept = exceptions.save(new WindowException(
                UUID.randomUUID().toString(),
                duty.windowId(),
                referralId,
                kind,
                by,
                username,
                reason,
                clock.instant()));
        carried.lifted(window(duty.windowId()), kept);
        if (kept.liftsTheDuty()) {
            notices.settled(window(duty.windowId()), referralId);
            // Two promises stand beside one another whichever of the two was lifted.
            ofReferral(referralId, duty.boundPartner()).forEach(this::settle);
        }
        history.note(window(duty.windowId()), kind.event(), history.author(by, username), kind.words(), reason);
        if (kind == WindowException.Kind.CONTINUED) {
            events.publishEvent(new DutyDeclaredInapplicable(duty.windowId(), referralId));
        }
    }

    /** The prior relationships that were accepted in a referral. */
    @Transactional(readOnly = true)
    public List<CarvedOut> carvedOut(String referralId) {
        return carveOuts.findByReferralId(referralId).stream()
                .map(carveOut -> new CarvedOut(carveOut.partner(), carveOut.evidenceId()))
                .toList();
    }

    /** @param evidenceId what was judged */
    public record CarvedOut(PartnerId partner, String evidenceId) {}

    /**
     * Records that a prior relationship was accepted. Idempotent by referral and partner.
     *
     * @param evidenceId what was judged
     * @param evidence the same in words
     */
    public void carveOut(String referralId, PartnerId partner, String evidenceId, String evidence) {
        boolean known = carveOuts.findByReferralId(referralId).stream()
                .anyMatch(carveOut -> carveOut.partner().equals(partner));
        if (!known) {
            carveOuts.save(new CarveOut(
                    UUID.randomUUID().toString(), referralId, partner, evidenceId, evidence, clock.instant()));
            ofReferral(referralId, partner).forEach(window -> {
                history.note(
                        window,
                        WindowEventKind.CARVED_OUT,
                        Author.PROGRAM,
                        "recorded that a prior relationship was accepted",
                        evidence);
                settle(window);
            });
        }
    }

    private List<ProtectionWindow> ofReferral(String referralId, PartnerId bound) {
        return windows.findByReferralIdOrderByStartsOnAscIdAsc(referralId).stream()
                .filter(window -> window.boundPartner().equals(bound))
                .toList();
    }

    private void settle(ProtectionWindow window) {
        notices.settle(window, referral -> contraryDuties.stands(window, referral, Days.today(clock)));
    }

    /**
     * Ends the interim promises of a referral on this day, unless they end earlier. Idempotent.
     *
     * @return whether there was a promise that would have lasted longer
     */
    public boolean endInterim(String referralId, LocalDate lastDay) {
        boolean shortened = false;
        for (ProtectionWindow promise : interim(referralId)) {
            shortened |= end(promise, lastDay);
        }
        return shortened;
    }

    /** As {@link #endInterim(String, LocalDate)}, for what one partner promised. */
    public boolean endInterim(String referralId, PartnerId bound, LocalDate lastDay) {
        boolean shortened = false;
        for (ProtectionWindow promise : interim(referralId)) {
            shortened |= promise.boundPartner().equals(bound) && end(promise, lastDay);
        }
        return shortened;
    }

    private boolean end(ProtectionWindow promise, LocalDate lastDay) {
        if (!promise.endOn(lastDay)) {
            return false;
        }
        history.note(promise, WindowEventKind.SHORTENED, "set its last day: " + Days.words(lastDay));
        return true;
    }

    private List<ProtectionWindow> interim(String referralId) {
        return windows.findByReferralIdOrderByStartsOnAscIdAsc(referralId).stream()
                .filter(ProtectionWindow::isInterim)
                .toList();
    }

    private ProtectionWindow todays(String id) {
        return rows.todays(window(id), Days.today(clock));
    }

    private ProtectionWindow window(String id) {
        return windows.findById(id).orElseThrow(() -> new IllegalStateException("No protection window " + id));
    }
}
