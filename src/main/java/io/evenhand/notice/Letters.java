package io.evenhand.notice;

import io.evenhand.access.InvitationPost;
import io.evenhand.access.Role;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the words of mail. */
final class Letters {
    private static final String NEWS = "You get this because your organisation takes part.";

    private Letters() {}

    static Letter of(Notice notice) {
        return new Letter(
                notice.subject(),
                notice.about(),
                notice.text(),
                notice.facts().stream()
                        .map(fact -> new Letter.Fact(fact.label(), fact.value()))
                        .toList(),
                List.of(),
                notice.action() == null
                        ? null
                        : new Letter.Action(
                                notice.action().label(), notice.action().path()),
                NEWS);
    }

    static String subject(InvitationPost.Letter invitation) {
        return invitation.reset()
                ? "Get back in at Evenhand"
                : invitation.inviterName() + " invites you to act for " + invitation.partnerName() + " at Evenhand";
    }

    /** Its link begins as all links in mail do, whatever address the browser of whoever invites had. @param until in words */
    static Letter of(InvitationPost.Letter invitation, String until) {
        String path = URI.create(invitation.link()).getRawPath();
        return new Letter(
                invitation.reset() ? "Your access was reset" : "An account for you at " + invitation.partnerName(),
                invitation.displayName(),
                invitation.reset()
                        ? invitation.inviterName() + " has reset your access for " + invitation.partnerName()
                                + ": what opened your account before opens nothing any more. The link lets you choose anew."
                        : "Choose a username and how you sign in, and you are in. The link is for you alone:"
                                + " do not hand it on.",
                List.of(new Letter.Fact("Good for one use, until", until)),
                List.of(),
                new Letter.Action(invitation.reset() ? "Get back in" : "Open your account", path),
                "You get this because " + invitation.inviterName() + " entered your address for "
                        + invitation.partnerName() + ". If you do not know them, do nothing.");
    }

    static Letter notNeeded(Letter asked) {
        return asked.saying("Nobody needs to do this any more: it went another way, or the time for it is over."
                + " You have nothing to do.");
    }

    /** @param organisation for which the person acts, by its legal name */
    static Letter of(Deadline deadline, String organisation, Role role, Times times, Instant now) {
        List<Letter.Fact> facts = new ArrayList<>();
        if (deadline.until() != null) {
            facts.add(new Letter.Fact(
                    "Until", times.until(deadline.until()) + ", " + times.distance(deadline.until(), now)));
        }
        facts.add(new Letter.Fact("For", organisation + ", " + role.code()));
        return new Letter(
                deadline.title(),
                deadline.about(),
                deadline.explanation(),
                facts,
                List.of(),
                new Letter.Action("Open it on the desk", deadline.path()),
                "You get this because you act for " + organisation + " as " + role.code() + ".");
    }

    static String subject(Look look, Deadline deadline, Times times, Instant now) {
        String what = what(deadline.title(), deadline.about());
        return switch (look) {
            case OPENED -> "Waits for you: " + what;
            case DUE_SOON ->
                (deadline.until() == null ? "Reminder" : capital(times.distance(deadline.until(), now))) + ": " + what;
            case OVERDUE ->
                (deadline.until() == null ? "Late" : "Late since " + times.until(deadline.until())) + ": " + what;
        };
    }

    static String what(String title, String about) {
        return title + (about.isBlank() ? "" : " – " + about);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
