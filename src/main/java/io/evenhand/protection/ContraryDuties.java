package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the promise of a partner to somebody else that stands against another, about the same customer at the same time. */
@Component
class ContraryDuties {
    private final ProtectionWindowRepository windows;
    private final WindowExceptionRepository exceptions;
    private final LookalikeAnswers answers;

    ContraryDuties(ProtectionWindowRepository windows, WindowExceptionRepository exceptions, LookalikeAnswers answers) {
        this.windows = windows;
        this.exceptions = exceptions;
        this.answers = answers;
    }

    /** What stands against a new promise. */
    Optional<Duty> to(NewWindow window) {
        return to(
                window.boundPartner(),
                window.protectedPartner(),
                window.customer().identifiers(),
                window.referralId(),
                window.startsOn(),
                window.endsOn(),
                "");
    }

    /** What stands against an old promise in a further time. */
    Optional<Duty> to(Duty duty, Collection<String> identifiers, String referralId, LocalDate from, LocalDate to) {
        return to(duty.boundPartner(), duty.protectedPartner(), identifiers, referralId, from, to, "");
    }

    /** What stands against a promise that passes on to these from a day on. The window that it was until then stands against nothing. */
    Optional<Duty> to(ProtectionWindow window, PartnerId holder, PartnerId bound, LocalDate from) {
        return to(
                bound,
                holder,
                window.identifiers(),
                window.referralId(),
                from,
                window.endsOn().orElse(null),
                window.id());
    }

    /**
     * As the others, of the promises alone to which the reader is party. Nothing of others is even looked up: neither an answer nor the time that
     * it takes says whether there are any. Where it counts, all are looked for again.
     */
    Optional<Duty> toldTo(
            PartnerId reader,
            PartnerId bound,
            PartnerId protectedPartner,
            ProtectionWindow window,
            LocalDate from,
            @Nullable LocalDate to) {
        List<ProtectionWindow> about = with(
                windows.findAboutOf(reader, bound, window.identifiers()),
                answers.saidToBeTheSame(reader, bound, window.referralId()));
        return first(about, protectedPartner, window.referralId(), from, to, window.id());
    }

    private Optional<Duty> to(
            PartnerId bound,
            PartnerId protectedPartner,
            Collection<String> identifiers,
            String referralId,
            LocalDate from,
            @Nullable LocalDate to,
            String former) {
        return first(windowsAbout(bound, identifiers, referralId), protectedPartner, referralId, from, to, former);
    }

    private Optional<Duty> first(
            List<ProtectionWindow> about,
            PartnerId protectedPartner,
            String referralId,
            LocalDate from,
            @Nullable LocalDate to,
            String former) {
        return about.stream()
                .filter(other -> !other.id().equals(former))
                .filter(other -> other.overlaps(from, to))
                .map(ProtectionWindow::duty)
                .filter(duty -> !duty.protectedPartner().equals(protectedPartner))
                .filter(duty -> !isLifted(duty.windowId(), referralId))
                .findFirst();
    }

    /** The promises of a partner about a customer, also where people said that another's customer is this one of a referral. */
    List<ProtectionWindow> windowsAbout(PartnerId bound, Collection<String> identifiers, String referralId) {
        return with(windows.findAbout(bound, identifiers), answers.saidToBeTheSame(bound, referralId));
    }

    private List<ProtectionWindow> with(List<ProtectionWindow> found, List<String> saidToBeTheSame) {
        List<ProtectionWindow> about = new ArrayList<>(found);
        Set<String> known = about.stream().map(ProtectionWindow::id).collect(Collectors.toSet());
        List<String> same = saidToBeTheSame.stream()
                .filter(window -> !known.contains(window))
                .toList();
        if (!same.isEmpty()) {
            about.addAll(windows.findAllById(same));
        }
        return about;
    }

    /** Whether a duty does not stand in the way of a referral, by release or by reasons given. */
    boolean isLifted(String windowId, String referralId) {
        return exceptions.findByWindowIdAndReferralIdOrderByDecidedAt(windowId, referralId).stream()
                .anyMatch(WindowException::liftsTheDuty);
    }
}
