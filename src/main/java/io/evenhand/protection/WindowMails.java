package io.evenhand.protection;

import io.evenhand.access.Role;
import io.evenhand.days.Days;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notice.Fact;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells people by mail what became of a window, in the transaction in which it does. No mail names the customer. */
@Component
class WindowMails {
    private final Notices notices;
    private final Partners partners;
    private final ProtectionWindowRepository windows;

    WindowMails(Notices notices, Partners partners, ProtectionWindowRepository windows) {
        this.notices = notices;
        this.partners = partners;
        this.windows = windows;
    }

    void ending(ProtectionWindow window, WindowNotice notice, LocalDate end) {
        tell(
                window,
                window.protectedPartner(),
                "ending:" + key(notice, end),
                "Protection ends: ",
                "A customer of yours is protected for some time yet. Decide whether to renew the promise, let it end, or release"
                        + " the other side now; if you do nothing, it ends by itself.",
                List.of(new Fact("Last day", Days.words(end))));
        tell(
                window,
                window.boundPartner(),
                "ending:" + key(notice, end),
                "Your duty ends: ",
                "What your organisation promised about an introduced customer ends by itself, unless all agree to renew it.",
                List.of(new Fact("Last day", Days.words(end))));
    }

    void reminded(ProtectionWindow window, WindowNotice notice, LocalDate end) {
        tell(
                window,
                window.protectedPartner(),
                "ending-reminder:" + key(notice, end),
                "Protection ends soon: ",
                "Nobody has decided what is to become of this protection. If nobody does, it ends by itself.",
                List.of(new Fact("Last day", Days.words(end))));
    }

    /**
     * A duty stands in the way of a referral. The bound partner hears towards whom it is; whoever introduced the customer there hears only that
     * something has to be cleared.
     */
    void dutyFound(ProtectionWindow window, WindowNotice notice) {
        tell(
                window,
                window.boundPartner(),
                "duty-found:" + notice.id(),
                "A duty stands in the way: ",
                "People said that the customer of a referral in which your organisation works is one about whom it is bound. Stop, ask for"
                        + " release, or go on and say why; until then nothing that stands against the duty takes effect there. If it is"
                        + " another customer after all, take the answer back.",
                List.of());
        windows.findByReferralIdOrderByStartsOnAscIdAsc(notice.referralId()).stream()
                .filter(promise -> promise.boundPartner().equals(window.boundPartner()))
                .findFirst()
                .ifPresent(promise -> notices.tell(
                        Audience.people(List.of(promise.protectedPartner()), Role.OPERATIONS),
                        new Notice(
                                "duty-found:" + notice.id(),
                                "To be cleared: " + promise.agreement(),
                                "Customer protection",
                                "A partner who works this referral with you has to clear whether it is free to work for the customer. Until"
                                        + " then nothing that stands against another promise takes effect. What comes of it you are told.",
                                List.of(new Fact(
                                        "Partner",
                                        partners.nameOf(promise.boundPartner().value()))),
                                new Notice.Action("See your windows", "/protection"),
                                false)));
    }

    private static String key(WindowNotice notice, LocalDate end) {
        return notice.times() == 1 ? end.toString() : end + ":" + notice.times();
    }

    /**
     * A renewal came to nothing.
     *
     * @param key tells it from others
     * @param timeIsLeft whether the window goes on for now
     */
    void notRenewed(ProtectionWindow window, String key, String what, LocalDate end, boolean timeIsLeft) {
        List<Fact> facts = List.of(new Fact("What happened", capitalised(what)), new Fact("Last day", Days.words(end)));
        tell(
                window,
                window.protectedPartner(),
                "not-renewed:" + key,
                "Not renewed: ",
                timeIsLeft
                        ? "The renewal of a protection of yours came to nothing. Until its last day you can propose another, or let it end."
                        : "The renewal of a protection of yours came to nothing. It has ended as signed.",
                facts);
        tell(
                window,
                window.boundPartner(),
                "not-renewed:" + key,
                "Not renewed: ",
                timeIsLeft
                        ? "The renewal of what your organisation promised came to nothing. The promise ends on its last day unless all agree to"
                                + " renew it."
                        : "The renewal of what your organisation promised came to nothing. The promise has ended as signed.",
                facts);
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The two sides of a window that has passed on agree that it lasts longer. */
    void renewed(ProtectionWindow window, LocalDate until) {
        both(
                window,
                "renewed:" + until,
                "Renewed: ",
                "Both sides agree that this protection lasts longer. Everything else stays as it was.",
                List.of(new Fact("New last day", Days.words(until))));
    }

    void ended(ProtectionWindow window, LocalDate end) {
        List<Fact> facts = new ArrayList<>(List.of(new Fact("Last day", Days.words(end))));
        window.tailEndsOn()
                .ifPresent(tail -> facts.add(new Fact("What was opened in it is protected until", Days.words(tail))));
        both(window, "ended:" + end, "Protection has ended: ", "The window is over, as signed.", facts);
    }

    void tailEnded(ProtectionWindow window, LocalDate end) {
        both(
                window,
                "tail-ended:" + end,
                "Tail has ended: ",
                "What was opened in the window is protected no longer. Nothing is left of the promise.",
                List.of(new Fact("Last day", Days.words(end))));
    }

    void released(ProtectionWindow window, String reason) {
        tell(
                window,
                window.boundPartner(),
                "released",
                "Released: ",
                "The protected partner has set your organisation free of this promise, from today on.",
                List.of(new Fact("Their reason", reason)));
    }

    void releaseRefused(ProtectionWindow window, WindowNotice notice, String reason) {
        tell(
                window,
                window.boundPartner(),
                "release-refused:" + notice.id(),
                "Not released: ",
                "The protected partner refused to release your organisation. The promise stands.",
                List.of(new Fact("Their reason", reason)));
    }

    void unanswered(ProtectionWindow window, WindowNotice notice) {
        notice.askedBy()
                .ifPresent(asker -> tell(
                        window,
                        asker,
                        "unanswered:" + notice.id(),
                        "No answer: ",
                        "Nobody answered in time what your organisation asked. Evenhand goes on treating the promise as standing; what the agreement says counts. You may ask again.",
                        List.of()));
    }

    void transferRefused(ProtectionWindow window, WindowNotice notice, String reason) {
        tell(
                window,
                notice.askedBy().orElseThrow(),
                "transfer-refused:" + notice.id(),
                "Not passed on: ",
                "One of those whom you asked did not agree. Everything stays as it is.",
                List.of(new Fact("Their reason", reason)));
    }

    void transferred(ProtectionWindow window, ProtectionWindow next, LocalDate from) {
        List<Fact> facts = List.of(
                new Fact("From", Days.words(from)),
                new Fact("Protected", partners.nameOf(next.protectedPartner().value())),
                new Fact("Bound", partners.nameOf(next.boundPartner().value())));
        both(window, "transferred", "Passed on: ", "A part in this protection has passed to another partner.", facts);
        PartnerId successor = window.isParty(next.boundPartner()) ? next.protectedPartner() : next.boundPartner();
        tell(
                next,
                successor,
                "transferred",
                "Taken over: ",
                "Your organisation has taken over a part in this protection.",
                facts);
    }

    /** All agree that a part passes on, later. */
    void willPassOn(ProtectionWindow window, ProtectionWindow next, LocalDate from) {
        List<Fact> facts = List.of(
                new Fact("From", Days.words(from)),
                new Fact(
                        "Protected then",
                        partners.nameOf(next.protectedPartner().value())),
                new Fact("Bound then", partners.nameOf(next.boundPartner().value())));
        both(
                window,
                "will-pass-on",
                "Passes on later: ",
                "All agree that a part in this protection passes to another partner. Until that day everything stays as it is.",
                facts);
        tell(
                next,
                window.isParty(next.boundPartner()) ? next.protectedPartner() : next.boundPartner(),
                "will-pass-on",
                "To be taken over: ",
                "All agree that your organisation takes over a part in this protection. Until that day nothing binds or protects it.",
                facts);
    }

    /** What somebody asked of a side whose part has passed on meanwhile. */
    void askAgain(ProtectionWindow window, WindowNotice notice) {
        notice.askedBy()
                .ifPresent(asker -> tell(
                        window,
                        asker,
                        "ask-again:" + notice.id(),
                        "No answer: ",
                        "What your organisation asked was not answered before a part in this protection passed on. Ask again in the"
                                + " window that took its place.",
                        List.of()));
    }

    private void both(ProtectionWindow window, String key, String subject, String text, List<Fact> facts) {
        tell(window, window.protectedPartner(), key, subject, text, facts);
        tell(window, window.boundPartner(), key, subject, text, facts);
    }

    private void tell(
            ProtectionWindow window, PartnerId to, String key, String subject, String text, List<Fact> facts) {
        boolean protects = to.equals(window.protectedPartner());
        PartnerId other = protects ? window.boundPartner() : window.protectedPartner();
        List<Fact> all = new ArrayList<>(List.of(
                new Fact(protects ? "Bound" : "Protects", partners.nameOf(other.value())),
                new Fact("Promised in", window.agreement())));
        all.addAll(facts);
        notices.tell(
                Audience.people(List.of(to), Role.OPERATIONS, Role.LEGAL),
                new Notice(
                        "window:" + window.id() + ":" + key,
                        subject + window.agreement(),
                        "Customer protection",
                        text,
                        all,
                        new Notice.Action("See the window", "/protection/" + window.id()),
                        false));
    }
}
