package io.evenhand.protection;

import io.evenhand.agreement.AgreementChanged;
import io.evenhand.agreement.AgreementChanged.Stage;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.TerminationTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets protection windows follow the changes of the agreement in which they were promised, in the transaction in which the change binds:
 * a renewal lengthens them and an end shortens them as soon as it is signed, since both are dated; other terms hold from their day on.
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

    WindowChanges(
            ProtectionWindowRepository windows,
            ContraryDuties contrary,
            CustomerLocks locks,
            NewWindows newWindows,
            Agreements agreements,
            ChangeViews changes) {
        this.windows = windows;
        this.contrary = contrary;
        this.locks = locks;
        this.newWindows = newWindows;
        this.agreements = agreements;
        this.changes = changes;
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
                    its(number).forEach(window -> lastUntil(window, renewal.until()));
                }
            }
            case TerminationTerms end -> {
                if (event.stage() == Stage.SIGNED) {
                    its(number).forEach(window -> {
                        boolean unused = window.endOn(end.lastDay());
                    });
                }
            }
            case AmendmentTerms amendment -> {
                if (event.stage() == Stage.IN_EFFECT) {
                    follow(number, amendment);
                }
            }
        }
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

    private void follow(String agreement, AmendmentTerms amendment) {
        List<ProtectionWindow> its = its(agreement);
        if (its.isEmpty()) {
            return; // The promise has not begun to bind: what is registered then are the terms of that day.
        }
        CustomerProtectionTerms terms = (CustomerProtectionTerms) amendment.amended();
        List<PartnerId> bound = terms.boundIds().stream().map(PartnerId::new).toList();
        for (ProtectionWindow window : its) {
            if (bound.contains(window.duty().boundPartner())) {
                window.promise(terms.conduct());
                lastUntil(window, terms.window().endsOn());
            } else {
                boolean unused = window.endOn(amendment.effectiveOn().minusDays(1));
            }
        }
        ProtectionWindow first = its.getFirst();
        bound.stream()
                .filter(partner -> its.stream()
                        .noneMatch(window -> window.duty().boundPartner().equals(partner)))
                .forEach(partner -> bind(agreement, first, partner, terms, amendment.effectiveOn()));
    }

    private void bind(
            String agreement, ProtectionWindow like, PartnerId bound, CustomerProtectionTerms terms, LocalDate from) {
        NewWindow window = new NewWindow(
                agreement,
                like.referralId(),
                false,
                new PartnerId(terms.protectedId()),
                bound,
                new CustomerIdentity(
                        terms.customer().legalName(),
                        terms.customer().country(),
                        terms.customer().domain(),
                        terms.customer().taxId()),
                terms.conduct(),
                from,
                terms.window().endsOn());
        refuse(contrary.to(window), agreement);
        newWindows.save(window);
    }

    private void lastUntil(ProtectionWindow window, LocalDate lastDay) {
        Duty duty = window.duty();
        if (duty.endsOn() != null && lastDay.isAfter(duty.endsOn())) {
            refuse(
                    contrary.to(
                            duty,
                            window.identifiers(),
                            window.referralId(),
                            duty.endsOn().plusDays(1),
                            lastDay),
                    duty.agreement());
        }
        window.lastUntil(lastDay);
    }

    private static void refuse(Optional<Duty> duty, String agreement) {
        duty.ifPresent(existing -> {
            throw new IllegalStateException("The change of " + agreement + " cannot take effect: "
                    + existing.boundPartner() + " has meanwhile promised the opposite, in " + existing.agreement());
        });
    }
}
