package io.evenhand.protection;

import io.evenhand.agreement.AgreementChanged;
import io.evenhand.agreement.AgreementChanged.Stage;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.TerminationTerms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Windows follow what is signed about their agreement, in the transaction in which it binds: a renewal and an end move their last day as
 * soon as all have signed; other terms hold from their day on. A window that was released or has passed on stays as it is, and so does the
 * one in its place where its sides did not sign.
 */
@Service
@Transactional
class WindowChanges {
    private final ProtectionWindowRepository windows;
    private final ContraryDuties contrary;
    private final CustomerLocks locks;
    private final NewWindows newWindows;
    private final Agreements agreements;
    private final ChangeViews changes;
    private final WindowHistory history;
    private final OpenNotices notices;
    private final ContradictionInForce contradictions;
    private final Clock clock;

    WindowChanges(
            ProtectionWindowRepository windows,
            ContraryDuties contrary,
            CustomerLocks locks,
            NewWindows newWindows,
            Agreements agreements,
            ChangeViews changes,
            WindowHistory history,
            OpenNotices notices,
            ContradictionInForce contradictions,
            Clock clock) {
        this.windows = windows;
        this.contrary = contrary;
        this.locks = locks;
        this.newWindows = newWindows;
        this.agreements = agreements;
        this.changes = changes;
        this.history = history;
        this.notices = notices;
        this.contradictions = contradictions;
        this.clock = clock;
    }

    @EventListener
    void on(AgreementChanged event) {
        if (!event.changedKind().equals(AgreementKind.CUSTOMER_PROTECTION)) {
            return;
        }
        String number = agreements.get(event.agreement()).number();
        ChangeView change = changes.get(event.change());
        switch (change.terms()) {
            case RenewalTerms renewal -> {
                if (event.stage() == Stage.SIGNED) {
                    standing(number).stream()
                            .filter(window -> concerns(window, renewal))
                            .forEach(window -> lastUntil(window, renewal.until(), change));
                }
            }
            case TerminationTerms end -> {
                if (event.stage() == Stage.SIGNED) {
                    standing(number).stream()
                            .filter(window -> concerns(window, end))
                            .forEach(window -> endOn(window, end.lastDay(), change));
                }
            }
            case AmendmentTerms amendment -> {
                if (event.stage() == Stage.IN_EFFECT) {
                    follow(number, amendment, change);
                }
            }
        }
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    private List<ProtectionWindow> its(String agreement) {
        List<ProtectionWindow> its = windows.findByAgreementOrderById(agreement);
        SortedSet<String> identifiers = new TreeSet<>();
        its.forEach(window -> identifiers.addAll(window.identifiers()));
        if (!identifiers.isEmpty()) {
            locks.hold(identifiers);
        }
        return its;
    }

    private List<ProtectionWindow> standing(String agreement) {
        return its(agreement).stream()
                .filter(window -> !window.isLiftedOn(today()))
                .toList();
    }

    /**
     * Whether what is signed binds a window: only if both of its sides are among those who are party to it. Whoever has passed its part on no
     * longer signs for whoever took it over.
     */
    static boolean concerns(ProtectionWindow window, ChangeTerms terms) {
        return window.predecessorId().isEmpty()
                || terms.parties().stream()
                        .map(party -> new PartnerId(party.partnerId()))
                        .toList()
                        .containsAll(List.of(window.protectedPartner(), window.boundPartner()));
    }

    private void follow(String agreement, AmendmentTerms amendment, ChangeView change) {
        List<ProtectionWindow> its = its(agreement);
        if (its.isEmpty()) {
            return; // The promise has not begun to bind: what is registered then are the terms of that day.
        }
        CustomerProtectionTerms terms = (CustomerProtectionTerms) amendment.amended();
        List<PartnerId> bound = terms.boundIds().stream().map(PartnerId::new).toList();
        for (ProtectionWindow window : its) {
            if (window.isLiftedOn(today()) || !concerns(window, amendment)) {
                continue;
            }
            if (bound.contains(promiser(window))) {
                WindowRules rules = WindowRules.of(terms, window.boundPartner().value());
                refuse(
                        contrary.toOtherTerms(
                                window,
                                rules,
                                amendment.effectiveOn(),
                                terms.window().endsOn()),
                        agreement,
                        window.protectedPartner());
                window.promise(terms.conduct());
                window.follow(rules);
                notices.settle(window, referral -> contrary.stands(window, referral, today()));
                history.note(
                        window,
                        WindowEventKind.CHANGED,
                        "put other terms into effect, as signed in " + change.number());
                lastUntil(window, terms.window().endsOn(), change);
            } else {
                endOn(window, amendment.effectiveOn().minusDays(1), change);
            }
        }
        ProtectionWindow first = its.getFirst();
        bound.stream()
                .filter(partner ->
                        its.stream().noneMatch(window -> promiser(window).equals(partner)))
                .forEach(partner -> bind(agreement, first, partner, terms, amendment.effectiveOn()));
    }

    /** Who signed the promise, which may have passed on to another since. */
    private PartnerId promiser(ProtectionWindow window) {
        Optional<ProtectionWindow> before = window.predecessorId().flatMap(windows::findById);
        return before.map(this::promiser).orElseGet(window::boundPartner);
    }

    private void bind(
            String agreement, ProtectionWindow like, PartnerId bound, CustomerProtectionTerms terms, LocalDate from) {
        NewWindow window = new NewWindow(
                agreement,
                like.referralId(),
                false,
                new PartnerId(terms.protectedId()),
                bound,
                WindowRegistrations.identity(terms.customer()),
                terms.conduct(),
                from,
                terms.window().endsOn(),
                WindowRules.of(terms, bound.value()));
        refuse(contrary.to(window), agreement, window.protectedPartner());
        ProtectionWindow kept = newWindows.save(window);
        history.note(kept, WindowEventKind.REGISTERED, "opened the window, as signed in an amendment of " + agreement);
    }

    private void endOn(ProtectionWindow window, LocalDate lastDay, ChangeView change) {
        if (window.endOn(lastDay)) {
            history.note(
                    window,
                    WindowEventKind.SHORTENED,
                    Author.PROGRAM,
                    "brought its last day forward to %s, as signed in %s"
                            .formatted(Days.words(lastDay), change.number()),
                    change.reason());
            notices.overtake(window);
        }
    }

    private void lastUntil(ProtectionWindow window, LocalDate lastDay, ChangeView change) {
        Duty duty = window.duty();
        if (lastDay.equals(duty.endsOn())) {
            return;
        }
        LocalDate former = duty.endsOn();
        boolean longer = former != null && lastDay.isAfter(former);
        // One that passes on before then binds nobody in the further time.
        if (longer && !window.isLiftedOn(lastDay)) {
            refuse(contrary.toLasting(window, lastDay), duty.agreement(), duty.protectedPartner());
        }
        window.lastUntil(lastDay);
        history.note(
                window,
                longer ? WindowEventKind.LENGTHENED : WindowEventKind.SHORTENED,
                Author.PROGRAM,
                "moved its last day to %s, as signed in %s".formatted(Days.words(lastDay), change.number()),
                change.reason());
        notices.overtake(window);
    }

    private void refuse(Optional<Duty> duty, String agreement, PartnerId holder) {
        if (duty.isPresent()) {
            throw contradictions.refuse("The change of " + agreement, holder, duty.get());
        }
    }
}
