package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds windows against whom, from when to when: for rooms that deal with what follows from one. Whoever asks knows who may be told. */
@Service
@Transactional(readOnly = true)
public class HeldWindows {
    private final ProtectionWindowRepository windows;

    HeldWindows(ProtectionWindowRepository windows) {
        this.windows = windows;
    }

    /**
     * A window in the hands of one partner against another.
     *
     * @param referralId in which it was promised
     * @param agreement number or id of the agreement in which it was promised
     * @param liftedOn from this day on it binds no more, or the window in its place does; null where it was not lifted
     * @param bindsUntil the last day on which it binds, its tail included; null while it has no end
     */
    public record Holding(
            String windowId,
            String referralId,
            String agreement,
            PartnerId holder,
            PartnerId bound,
            LocalDate startsOn,
            @Nullable LocalDate liftedOn,
            @Nullable LocalDate bindsUntil) {
        /** Whether it was its holder's on a day, also after its end: how long the promise lasts is another question. */
        public boolean isOn(LocalDate day) {
            return !day.isBefore(startsOn) && (liftedOn == null || day.isBefore(liftedOn));
        }

        /** Whether a day is after the last on which it binds. */
        public boolean isOverOn(LocalDate day) {
            return bindsUntil != null && day.isAfter(bindsUntil);
        }
    }

    /** Empty for an unknown id. */
    public Optional<Holding> find(String windowId) {
        return windows.findById(windowId).map(HeldWindows::holding);
    }

    /** The windows that were promised in an agreement, by its number or id. */
    public List<Holding> under(Collection<String> agreement) {
        return agreement.stream()
                .distinct()
                .filter(name -> !name.isEmpty())
                .flatMap(name -> windows.findByAgreementOrderById(name).stream())
                .map(HeldWindows::holding)
                .toList();
    }

    /** The windows whose right or duty a partner took over from another, whether it has passed them on since or not. */
    public List<Holding> takenOver(PartnerId partner) {
        return windows.findTakenOverBy(partner).stream()
                .map(HeldWindows::holding)
                .toList();
    }

    private static Holding holding(ProtectionWindow window) {
        return new Holding(
                window.id(),
                window.referralId(),
                window.agreement(),
                window.protectedPartner(),
                window.boundPartner(),
                window.startsOn(),
                window.liftedOn().orElse(null),
                window.bindsUntil().orElse(null));
    }
}
