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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes of windows what a viewer sees of them: with as many queries for one as for many. */
@Component
class WindowLines {
    private final Partners partners;
    private final ProtectionSettings settings;
    private final Clock clock;

    WindowLines(Partners partners, ProtectionSettings settings, Clock clock) {
        this.partners = partners;
        this.settings = settings;
        this.clock = clock;
    }

    List<WindowLine> of(Actor actor, Collection<ProtectionWindow> windows) {
        Map<PartnerId, String> names = partners.namesOf(windows.stream()
                .flatMap(window -> Stream.of(window.protectedPartner(), window.boundPartner()))
                .collect(Collectors.toSet()));
        return windows.stream().map(window -> line(actor, window, names)).toList();
    }

    WindowLine of(Actor actor, ProtectionWindow window) {
        return of(actor, List.of(window)).getFirst();
    }

    private WindowLine line(Actor actor, ProtectionWindow window, Map<PartnerId, String> names) {
        return new WindowLine(
                window.id(),
                window.customerName(),
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
