package io.evenhand.notice;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people something by mail. What is said here is written in the caller's transaction and sent after it: either both happen or
 * neither does, and each person is told each thing once, however often it is said and wherever the program is killed.
 */
@Service
@Transactional
public class Notices {
    private final OpenMatterRepository matters;
    private final OutgoingMailRepository mails;
    private final Outbox outbox;
    private final Accounts accounts;
    private final NoticeProperties properties;
    private final Clock clock;

    Notices(
            OpenMatterRepository matters,
            OutgoingMailRepository mails,
            Outbox outbox,
            Accounts accounts,
            NoticeProperties properties,
            Clock clock) {
        this.matters = matters;
        this.mails = mails;
        this.outbox = outbox;
        this.accounts = accounts;
        this.properties = properties;
        this.clock = clock;
    }

    /** Tells people what happened, each as they want it: at once, in the next summary, or not at all. Idempotent by once-key. */
    @RepeatedWhenRaced
    public void tell(Audience to, Notice notice) {
        outbox.put(
                new Outbox.Draft(
                        "notice:" + notice.onceKey(),
                        null,
                        MailKind.NEWS,
                        notice.subject(),
                        Letters.of(notice),
                        notice.toSign()),
                people(to));
    }

    private List<Actor> people(Audience to) {
        return switch (to) {
            case Audience.Person person ->
                accounts.actor(person.username()).stream().toList();
            case Audience.People people ->
                people.partners().stream()
                        .map(PartnerId::value)
                        .flatMap(
                                partner -> people.roles().stream().flatMap(role -> accounts.of(partner, role).stream()))
                        .distinct()
                        .toList();
        };
    }

    /**
     * Says that something waits. Whoever it is for is told when it has waited for a moment, once more before it is late, and when it is
     * late; its source is asked for the words then. Idempotent; said again with another due time, that one counts.
     */
    @RepeatedWhenRaced
    public void waits(Matter matter) {
        MatterKey key = new MatterKey(matter.source(), matter.id());
        matters.findById(key.toString())
                .ifPresentOrElse(
                        known -> known.isSaidAgain(matter, properties.zone(), properties.hold()),
                        () -> matters.save(new OpenMatter(key, matter, properties.zone(), properties.hold())));
    }

    /** Says that it has been done. Mail about it that has not left is dropped. Idempotent. */
    public void done(String source, String id) {
        settle(new MatterKey(source, id), false);
    }

    /** Says that nobody needs to do it any more; those who were asked to are told so. Idempotent. */
    @RepeatedWhenRaced
    public void notNeeded(String source, String id) {
        settle(new MatterKey(source, id), true);
    }

    private void settle(MatterKey key, boolean askedInVain) {
        // Most things are done before anybody is told: one statement.
        if (matters.forgetUntold(key.toString()) > 0 || matters.forget(key.toString()) == 0) {
            return;
        }
        Instant now = clock.instant();
        List<OutgoingMail> about = mails.lockAbout(key.toString());
        if (askedInVain) {
            about.stream().filter(OutgoingMail::mayHaveBeenRead).forEach(this::tellThatItIsNotNeeded);
        }
        about.forEach(mail -> mail.isNoLongerNeeded(now));
    }

    /** In the words in which the person was asked; who has got several mails about it is told once. */
    private void tellThatItIsNotNeeded(OutgoingMail asked) {
        Optional<Actor> person = accounts.actor(asked.username());
        Letter letter = LetterFormat.read(asked.letter());
        person.ifPresent(actor -> outbox.put(
                new Outbox.Draft(
                        asked.thing() + "/over",
                        null,
                        MailKind.NO_LONGER_NEEDED,
                        "No longer needed: " + Letters.what(letter.headline(), letter.about()),
                        Letters.notNeeded(letter),
                        true),
                actor));
    }
}
