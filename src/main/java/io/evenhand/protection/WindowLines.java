package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes of windows what a viewer sees of them: with as many queries for one as for many. */
@Component
class WindowLines {
    private final Partners partners;
    private final CustomersHidden hidden;
    private final ProtectionSettings settings;
    private final Clock clock;

    WindowLines(Partners partners, CustomersHidden hidden, ProtectionSettings settings, Clock clock) {
        this.partners = partners;
        this.hidden = hidden;
        this.settings = settings;
        this.clock = clock;
    }

    List<WindowLine> of(Actor actor, Collection<ProtectionWindow> windows) {
        Map<PartnerId, String> names = partners.namesOf(windows.stream()
                .flatMap(window -> Stream.of(window.protectedPartner(), window.boundPartner()))
                .collect(Collectors.toSet()));
        Set<String> unnamed = hidden.hiddenFrom(
                actor,
                windows.stream().map(ProtectionWindow::referralId).distinct().toList());
        return windows.stream()
                .map(window -> line(actor, window, names, customer(actor, window, unnamed)))
                .toList();
    }

    WindowLine of(Actor actor, ProtectionWindow window) {
        return of(actor, List.of(window)).getFirst();
    }

    /** Whom it protects knows its own customer. */
    private static String customer(Actor actor, ProtectionWindow window, Set<String> unnamed) {
        return unnamed.contains(window.referralId()) && !OwnWindows.protects(actor, window)
                ? CustomersHidden.UNNAMED
                : window.customerName();
    }

    /** As the viewer may read it. */
    String customer(Actor actor, ProtectionWindow window) {
        return customer(actor, window, hidden.hiddenFrom(actor, List.of(window.referralId())));
    }

    private WindowLine line(Actor actor, ProtectionWindow window, Map<PartnerId, String> names, String customer) {
        return new WindowLine(
                window.id(),
                customer,
                names.getOrDefault(
                        window.protectedPartner(), window.protectedPartner().value()),
                names.getOrDefault(window.boundPartner(), window.boundPartner().value()),
                OwnWindows.protects(actor, window),
                OwnWindows.isBound(actor, window),
                window.isInterim(),
                window.agreement(),
                window.duty().conduct(),
                window.startsOn(),
                window.endsOn().orElse(null),
                window.tailEndsOn().orElse(null),
                window.liftedOn().orElse(null),
                window.stateOn(today(), settings.noticeDays()),
                window.revision());
    }

    LocalDate today() {
        return Days.today(clock);
    }
}
