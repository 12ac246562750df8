package io.evenhand.protection;

import io.evenhand.customer.SameCustomerPolicy;
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.LiftedDuties.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the promise of a partner to somebody else that stands against another, about the same customer at the same time. A window binds until the
 * last day of its tail, if it has one: whatever moves that day is looked at as the window itself is. Nothing stands against a promise that was
 * lifted, that is about other products, or that was there before a window which carves it out. Conduct and passive sales make no difference: both
 * promises forbid to approach the customer for anybody else.
 */
@Component
class ContraryDuties {
    private final ProtectionWindowRepository windows;
    private final LiftedDuties lifted;
    private final PriorWorkLeftAlone prior;
    private final LookalikeAnswers answers;

    ContraryDuties(
            ProtectionWindowRepository windows,
            LiftedDuties lifted,
            PriorWorkLeftAlone prior,
            LookalikeAnswers answers) {
        this.windows = windows;
        this.lifted = lifted;
        this.prior = prior;
        this.answers = answers;
    }

    /**
     * What is to be promised in some time.
     *
     * @param window that it is until then, which stands against nothing; null for a new promise
     * @param side as it was promised until then, which is what may have been lifted
     * @param holder whom it is to protect; null where nobody is known yet
     * @param to the last day; null where none is known
     */
    private record Promise(
            @Nullable ProtectionWindow window,
            Side side,
            @Nullable PartnerId holder,
            PartnerId bound,
            Collection<String> identifiers,
            List<String> products,
            LocalDate from,
            @Nullable LocalDate to) {

        /** The promise of a window in a time. */
        static Promise of(ProtectionWindow window, List<String> products, LocalDate from, @Nullable LocalDate to) {
            return new Promise(
                    window,
                    Side.of(window),
                    window.protectedPartner(),
                    window.boundPartner(),
                    window.identifiers(),
                    products,
                    from,
                    to);
        }

        /** What is left of the promise of a window. */
        static Promise from(ProtectionWindow window, LocalDate today) {
            return of(
                    window,
                    window.rules().products(),
                    window.startsOn().isAfter(today) ? window.startsOn() : today,
                    window.bindsUntil().orElse(null));
        }

        /** Work about the customer of a window in a referral in which nothing is promised: of which nobody knows the products. */
        static Promise ofWork(ProtectionWindow window, String referralId, LocalDate today) {
            return new Promise(
                    null,
                    new Side("", referralId, null),
                    null,
                    window.boundPartner(),
                    window.identifiers(),
                    List.of(),
                    today,
                    null);
        }
    }

    /** What stands against a new promise. */
    Optional<Duty> to(NewWindow window) {
        return to(new Promise(
                null,
                new Side("", window.referralId(), window.protectedPartner()),
                window.protectedPartner(),
                window.boundPartner(),
                window.customer().identifiers(),
                window.rules().products(),
                window.startsOn(),
                window.endsOn()));
    }

    /** What stands against work in a referral: what would stand against the promise that whoever works in it makes first, from this day on. */
    Optional<Duty> toWork(
            PartnerId bound, PartnerId introducer, Collection<String> identifiers, String referralId, LocalDate from) {
        return to(new Promise(
                null, new Side("", referralId, introducer), introducer, bound, identifiers, List.of(), from, null));
    }

    /** What stands against a promise that passes on to these from a day on, with its tail. The window that it was until then stands against nothing. */
    Optional<Duty> to(ProtectionWindow window, PartnerId holder, PartnerId bound, LocalDate from) {
        return to(passing(window, holder, bound, from));
    }

    private static Promise passing(ProtectionWindow window, PartnerId holder, PartnerId bound, LocalDate from) {
        // What the one who is bound until then was released from, its successor is not.
        Side side = bound.equals(window.boundPartner())
                ? Side.of(window)
                : new Side("", window.referralId(), window.protectedPartner());
        return new Promise(
                window,
                side,
                holder,
                bound,
                window.identifiers(),
                window.rules().products(),
                from,
                window.bindsUntil().orElse(null));
    }

    /** What stands against a window that is to last until another day, in the time that this adds to it and to its tail. */
    Optional<Duty> toLasting(ProtectionWindow window, LocalDate lastDay) {
        return lasting(window, lastDay).flatMap(this::to);
    }

    /**
     * As {@link #toLasting}, of the promises alone to which the reader is party. Nothing of others is even looked up: neither an answer nor the
     * time that it takes says whether there are any. Where it counts, all are looked for again.
     */
    Optional<Duty> toldToLasting(PartnerId reader, ProtectionWindow window, LocalDate lastDay) {
        return lasting(window, lastDay).flatMap(promise -> first(promise, windowsOf(reader, promise)));
    }

    /** As {@link #to(ProtectionWindow, PartnerId, PartnerId, LocalDate)}, of the promises alone to which the reader is party. */
    Optional<Duty> toldTo(
            PartnerId reader, ProtectionWindow window, PartnerId holder, PartnerId bound, LocalDate from) {
        Promise promise = passing(window, holder, bound, from);
        return first(promise, windowsOf(reader, promise));
    }

    private List<ProtectionWindow> windowsOf(PartnerId reader, Promise promise) {
        return with(
                promise.identifiers(),
                windows.findAboutOf(reader, promise.bound(), promise.identifiers()),
                answers.saidToBeTheSame(reader, promise.bound(), promise.side().referralId()));
    }

    /** What stands against the tail that a window has once an opportunity is recorded in it. */
    Optional<Duty> toTail(ProtectionWindow window) {
        return window.tailOfOpportunity().flatMap(last -> further(window, last)).flatMap(this::to);
    }

    /** What stands against other terms of a window: in the time that they add to it, or in all of it where they are about more products. */
    Optional<Duty> toOtherTerms(ProtectionWindow window, WindowRules rules, LocalDate from, LocalDate lastDay) {
        LocalDate last = window.wouldBindUntil(lastDay, rules.tailMonths());
        boolean reachesFurther =
                !SharedProductsPolicy.isWithin(rules.products(), window.rules().products());
        LocalDate further =
                window.bindsUntil().map(former -> former.plusDays(1)).orElse(from);
        return to(Promise.of(window, rules.products(), reachesFurther ? from : further, last));
    }

    private static Optional<Promise> lasting(ProtectionWindow window, LocalDate lastDay) {
        return further(window, window.wouldBindUntil(lastDay, window.rules().tailMonths()));
    }

    private static Optional<Promise> further(ProtectionWindow window, LocalDate last) {
        return window.bindsUntil()
                .map(former -> Promise.of(window, window.rules().products(), former.plusDays(1), last));
    }

    private Optional<Duty> to(Promise promise) {
        return first(
                promise,
                windowsAbout(
                        promise.bound(), promise.identifiers(), promise.side().referralId()));
    }

    private Optional<Duty> first(Promise promise, List<ProtectionWindow> about) {
        if (promise.to() != null && promise.to().isBefore(promise.from())) {
            return Optional.empty();
        }
        return about.stream()
                .filter(other -> !isOf(promise, other))
                .filter(other -> other.overlaps(promise.from(), promise.to()))
                .filter(other -> !other.protectedPartner().equals(promise.holder()))
                .filter(other -> SharedProductsPolicy.mayShare(other.rules().products(), promise.products()))
                .filter(other -> !lifted.standTogether(promise.bound(), promise.side(), Side.of(other)))
                .filter(other -> !prior.leaves(other, promise.window(), promise.bound()))
                .map(ProtectionWindow::duty)
                .findFirst();
    }

    private static boolean isOf(Promise promise, ProtectionWindow window) {
        return promise.window() != null && promise.window().id().equals(window.id());
    }

    /** The promises of a partner about a customer, also where people said that another's customer is this one of a referral. */
    List<ProtectionWindow> windowsAbout(PartnerId bound, Collection<String> identifiers, String referralId) {
        return with(identifiers, windows.findAbout(bound, identifiers), answers.saidToBeTheSame(bound, referralId));
    }

    private List<ProtectionWindow> with(
            Collection<String> identifiers, List<ProtectionWindow> found, List<String> saidToBeTheSame) {
        List<ProtectionWindow> about = new ArrayList<>(found);
        about.removeIf(window -> !SameCustomerPolicy.takenForSame(window.identifiers(), identifiers));
        Set<String> known = about.stream().map(ProtectionWindow::id).collect(Collectors.toSet());
        List<String> same = saidToBeTheSame.stream()
                .filter(window -> !known.contains(window))
                .toList();
        if (!same.isEmpty()) {
            about.addAll(windows.findAllById(same));
        }
        return about;
    }

    /**
     * Whether a window whose customer people take for that of a referral stands in its way today: against what its bound partner has promised in that
     * referral, or, as long as nothing is, against work in it.
     */
    boolean stands(ProtectionWindow window, String referralId, LocalDate today) {
        return promised(window, referralId, today).stream()
                .anyMatch(promise -> first(promise, List.of(window)).isPresent());
    }

    /** What binds in the referral from today on; the signed protection takes the place of the interim promise. */
    private List<Promise> promised(ProtectionWindow window, String referralId, LocalDate today) {
        List<ProtectionWindow> there = windows.findByReferralIdOrderByStartsOnAscIdAsc(referralId).stream()
                .filter(other -> other.boundPartner().equals(window.boundPartner()) && !other.isOverOn(today))
                .toList();
        List<ProtectionWindow> signed =
                there.stream().filter(other -> !other.isInterim()).toList();
        if (there.isEmpty()) {
            return List.of(Promise.ofWork(window, referralId, today));
        }
        return (signed.isEmpty() ? there : signed)
                .stream().map(other -> Promise.from(other, today)).toList();
    }
}
