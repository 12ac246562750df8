package io.evenhand.notice;

import io.evenhand.access.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where mail is put by those who decide on it, in their transaction. */
@Component
class Outbox {
    private final OutgoingMailRepository mails;
    private final MailWishes wishes;
    private final Clock clock;

    Outbox(OutgoingMailRepository mails, MailWishes wishes, Clock clock) {
        this.mails = mails;
        this.wishes = wishes;
        this.clock = clock;
    }

    /** Mail to be written. @param matterKey of the matter that it tells of; null when it tells of none */
    record Draft(
            String onceKey, @Nullable String matterKey, MailKind kind, String subject, Letter letter, boolean toSign) {}

    /** Puts the mail out for each who wants it and has not got it. An account that is no person of a partner has no mailbox. */
    void put(Draft draft, Collection<Actor> to) {
        List<Actor> people =
                to.stream().filter(actor -> actor.personId() != null).distinct().toList();
        if (people.isEmpty()) {
            return;
        }
        List<String> usernames = people.stream().map(Actor::username).toList();
        Set<String> told = new HashSet<>(mails.findTold(draft.onceKey(), usernames));
        Map<String, MailWish> chosen = wishes.of(usernames);
        String letter = LetterFormat.write(draft.letter());
        Instant now = clock.instant();
        for (Actor person : people) {
            MailWish wish = chosen.getOrDefault(person.username(), MailWishes.USUAL);
            boolean atOnce = wish.wantsAtOnce(draft.toSign());
            // What waits is in the summary as long as it waits; what happened is kept for it.
            boolean later = wish == MailWish.SUMMARY && draft.kind() == MailKind.NEWS;
            if (told.add(person.username()) && (atOnce || later)) {
                mails.save(mail(draft, person, letter, atOnce, now));
            }
        }
    }

    /** A mail that the person has chosen already to get. @return whether it is new */
    boolean put(Draft draft, Actor person) {
        boolean isNew =
                mails.findTold(draft.onceKey(), List.of(person.username())).isEmpty();
        if (isNew) {
            mails.save(mail(draft, person, LetterFormat.write(draft.letter()), true, clock.instant()));
        }
        return isNew;
    }

    private static OutgoingMail mail(Draft draft, Actor person, String letter, boolean atOnce, Instant now) {
        return new OutgoingMail(
                UUID.randomUUID().toString(),
                new OutgoingMail.Recipient(person.username(), person.partnerId()),
                draft.onceKey(),
                draft.matterKey(),
                draft.kind(),
                draft.subject(),
                letter,
                atOnce,
                now);
    }
}
