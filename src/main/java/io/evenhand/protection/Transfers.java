package io.evenhand.protection;

import static io.evenhand.protection.WindowResult.done;
import static io.evenhand.protection.WindowResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.protection.WindowResult.NotAllowed;
import io.evenhand.protection.WindowResult.Unknown;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One side of a window passes its part on to another partner: the protected one its right, the bound one its duty. Whoever takes over agrees
 * to it; the other side does as well, unless the signed clause on assignment lets each transfer freely. The old window ends and the new one
 * begins on one day, so that on no day between nobody is bound.
 */
@Service
@Transactional
public class Transfers {
    private static final int LONGEST_REASON = 2000;

    private final OwnWindows own;
    private final Handovers handovers;
    private final OpenNotices notices;
    private final WindowHistory history;
    private final WindowMails mails;
    private final Partners partners;
    private final ProtectionSettings settings;
    private final Clock clock;

    Transfers(
            OwnWindows own,
            Handovers handovers,
            OpenNotices notices,
            WindowHistory history,
            WindowMails mails,
            Partners partners,
            ProtectionSettings settings,
            Clock clock) {
        this.own = own;
        this.handovers = handovers;
        this.notices = notices;
        this.history = history;
        this.mails = mails;
        this.partners = partners;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Proposes that the actor's part passes on; those who have to agree are asked.
     *
     * @param successor who takes over
     * @param effectiveOn its first day; null where none was given that can be read
     */
    @RepeatedWhenRaced
    public WindowResult propose(
            Actor actor, String windowId, String successor, @Nullable LocalDate effectiveOn, String reason) {
        Optional<ProtectionWindow> known = own.visible(actor, windowId);
        if (known.isEmpty()) {
            return new Unknown();
        }
        ProtectionWindow window = known.get();
        if (!OwnWindows.maySpeak(actor) || !window.isParty(new PartnerId(actor.partnerId()))) {
            return new NotAllowed("Operations or legal of a party pass its part on.");
        }
        Optional<String> flaw = flaw(window, successor, effectiveOn, reason);
        if (flaw.isPresent() || effectiveOn == null) {
            return refused(flaw.orElse("Say from which day on."));
        }
        PartnerId to = new PartnerId(successor);
        Optional<Duty> duty = handovers.toldTo(
                new PartnerId(actor.partnerId()), window, OwnWindows.protects(actor, window), to, effectiveOn);
        if (duty.isPresent()) {
            return refused(DutyWords.of(duty.get(), actor));
        }
        WindowNotice unused = notices.open(WindowNotice.ofTransfer(
                windowId,
                Author.of(actor),
                to,
                effectiveOn,
                reason.strip(),
                clock.instant().plus(settings.answerWithin()),
                clock.instant()));
        history.note(
                window,
                WindowEventKind.TRANSFER_ASKED,
                Author.of(actor),
                "asked that its %s passes to %s from %s on"
                        .formatted(
                                part(OwnWindows.protects(actor, window)),
                                partners.nameOf(successor),
                                Days.words(effectiveOn)),
                reason.strip());
        return done();
    }

    private Optional<String> flaw(
            ProtectionWindow window, String successor, @Nullable LocalDate effectiveOn, String reason) {
        if (window.isOverOn(today())) {
            return Optional.of("This window binds nobody any more.");
        }
        if (window.successorId().isPresent()) {
            return Optional.of("A part of it passes on already: what follows is for the window in its place.");
        }
        if (PartnerId.read(successor).flatMap(partners::find).isEmpty()) {
            return Optional.of("Choose who takes over.");
        }
        if (window.isParty(new PartnerId(successor))) {
            return Optional.of("Choose somebody else: this partner is a party of the window already.");
        }
        if (effectiveOn == null
                || effectiveOn.isBefore(today())
                || effectiveOn.isBefore(window.startsOn())
                || window.endsOn().filter(effectiveOn::isAfter).isPresent()) {
            return Optional.of("Choose a day from today on, within the window.");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Optional.of(
                    "Say why, in at most %d characters: those who are asked read it.".formatted(LONGEST_REASON));
        }
        return notices.isAsked(window.id(), WindowNoticeKind.TRANSFER_ASKED)
                ? Optional.of("Another transfer waits for answers.")
                : Optional.empty();
    }

    /**
     * Who has to agree to what was asked, one after the other: the other side where the signed clause wants it, and then whoever takes over, who
     * learns only by that of the customer.
     */
    List<PartnerId> deciders(WindowNotice notice) {
        ProtectionWindow window = own.get(notice.windowId());
        PartnerId successor = notice.successor().orElseThrow();
        return window.rules().assignment().equals(WindowRules.FREELY)
                ? List.of(successor)
                : List.of(passesRight(notice, window) ? window.boundPartner() : window.protectedPartner(), successor);
    }

    static boolean passesRight(WindowNotice notice, ProtectionWindow window) {
        return window.protectedPartner().equals(notice.askedBy().orElseThrow());
    }

    /**
     * One of those who are asked consents or refuses. With the last consent it passes on; if that would bind somebody against another
     * promise, this last answer is refused and nothing changes.
     *
     * @param before who have agreed before; asked for once nobody else can answer
     */
    WindowResult answer(
            WindowNotice notice, Actor actor, boolean consents, String reason, Supplier<Set<String>> before) {
        if (!consents && reason.isBlank()) {
            return refused("Say why you refuse.");
        }
        ProtectionWindow window = own.get(notice.windowId());
        own.hold(window);
        if (!notice.isOpen()) {
            return refused("It was decided meanwhile.");
        }
        if (!consents) {
            boolean unused = notice.end(WindowNotice.State.REFUSED, clock.instant());
            history.note(
                    window, WindowEventKind.TRANSFER_ANSWERED, Author.of(actor), "refused that it passes on", reason);
            mails.transferRefused(window, notice, reason);
            return done();
        }
        Set<String> agreed = before.get();
        boolean last = deciders(notice).stream()
                .map(PartnerId::value)
                .allMatch(decider -> decider.equals(actor.partnerId()) || agreed.contains(decider));
        if (last) {
            LocalDate asked = notice.effectiveOn().orElseThrow();
            LocalDate from = asked.isBefore(today()) ? today() : asked;
            if (window.endsOn().filter(from::isAfter).isPresent()) {
                return refused("The window ends before that day: nothing is left to pass on.");
            }
            Optional<Duty> duty = handovers.agree(
                    window, passesRight(notice, window), notice.successor().orElseThrow(), from);
            if (duty.isPresent()) {
                return refused(DutyWords.of(duty.get(), actor));
            }
            boolean unused = notice.end(WindowNotice.State.GRANTED, clock.instant());
        }
        history.note(
                window,
                WindowEventKind.TRANSFER_ANSWERED,
                Author.of(actor),
                "agreed that it passes on",
                reason.isBlank() ? null : reason);
        return done();
    }

    static String part(boolean right) {
        return right ? "right" : "duty";
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
