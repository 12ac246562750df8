package io.evenhand.notice;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mail as people look at it: each person their own, and those who look after the installation how all of it is delivered, but not what
 * it says.
 */
@Service
@Transactional
public class Mailbox {
    public static final int PAGE_SIZE = 50;

    private static final int MOST_TROUBLES = 100;
    private static final Duration COUNTED = Duration.ofDays(7);
    private static final Set<MailState> TROUBLES = EnumSet.of(MailState.FAILED, MailState.UNKNOWN, MailState.GIVEN_UP);

    private final OutgoingMailRepository mails;
    private final OpenMatterRepository matters;
    private final MailSetting setting;
    private final Accounts accounts;
    private final Partners partners;
    private final Optional<MailCarrier> server;
    private final Clock clock;

    Mailbox(
            OutgoingMailRepository mails,
            OpenMatterRepository matters,
            MailSetting setting,
            Accounts accounts,
            Partners partners,
            Optional<MailCarrier> server,
            Clock clock) {
        this.mails = mails;
        this.matters = matters;
        this.setting = setting;
        this.accounts = accounts;
        this.partners = partners;
        this.server = server;
        this.clock = clock;
    }

    /** Whether mail leaves the house at all. */
    public boolean isSent() {
        return server.isPresent();
    }

    /** Where the actor's mail goes; empty for an account that is no person of a partner, and gets none. */
    @Transactional(readOnly = true)
    public Optional<String> addressOf(Actor actor) {
        return person(actor).map(PersonView::email);
    }

    /** The actor's own mail, the newest first. @param page from 1 */
    @Transactional(readOnly = true)
    public List<Listed> own(Actor actor, int page) {
        List<OutgoingMailRepository.Line> lines =
                mails.findOwn(actor.username(), PageRequest.of(Math.max(page, 1) - 1, PAGE_SIZE));
        return lines.stream()
                .map(line -> new Listed(line.id(), line.kind(), line.subject(), line.state(), line.madeAt()))
                .toList();
    }

    /** How many of the actor's own there are. */
    @Transactional(readOnly = true)
    public long countOwn(Actor actor) {
        return mails.countByUsername(actor.username());
    }

    /** One of the actor's own; empty for an unknown id and for another's alike. */
    @Transactional(readOnly = true)
    public Optional<Opened> open(Actor actor, String id) {
        return mails.findById(id)
                .filter(mail -> mail.username().equals(actor.username()))
                .map(mail -> opened(mail, actor));
    }

    private Opened opened(OutgoingMail mail, Actor actor) {
        Letter letter = LetterFormat.read(mail.letter());
        String name = actor.displayName();
        return new Opened(
                mail.id(),
                mail.kind(),
                mail.subject(),
                mail.state(),
                mail.madeAt(),
                mail.sentTo(),
                mail.state() == MailState.SENT ? mail.endedAt() : null,
                mail.nextAt(),
                mail.reason(),
                mail.state().mayBeSentAgain() && isSent(),
                setting.text(name, letter),
                setting.html(name, letter));
    }

    /** Sends a mail once more, for its owner or whoever looks after the installation. */
    public Again sendAgain(Actor actor, String id) {
        return mails.lock(id)
                .filter(mail -> mail.username().equals(actor.username()) || looksAfterDelivery(actor))
                .map(mail -> stillMatters(mail) && mail.sendAgain(clock.instant()) ? Again.GOES_OUT : Again.NOT_NOW)
                .orElse(Again.UNKNOWN);
    }

    /** What asks for something that has been done would only confuse. */
    private boolean stillMatters(OutgoingMail mail) {
        return mail.matterKey() == null || matters.existsById(mail.matterKey());
    }

    /** What came of wanting a mail sent once more. */
    public enum Again {
        GOES_OUT,
        /** It is on its way, or arrived, or is over. */
        NOT_NOW,
        /** There is none of this id, or it is not the actor's to send. */
        UNKNOWN
    }

    /** Whether the actor looks after the installation: the host's steward and administrators. */
    public static boolean looksAfterDelivery(Actor actor) {
        return actor.partnerId().equals(Actor.HOST) && (actor.has(Role.STEWARD) || actor.has(Role.ADMINISTRATOR));
    }

    /** How everybody's mail is delivered, without what it says. The caller has made sure that the actor looks after it. */
    @Transactional(readOnly = true)
    public DeliveryReport report() {
        Instant after = clock.instant().minus(COUNTED);
        Map<MailState, Long> counts = mails.count(after).stream()
                .collect(Collectors.toMap(OutgoingMailRepository.Count::state, OutgoingMailRepository.Count::mails));
        List<OutgoingMailRepository.Line> lines = mails.findIn(TROUBLES, Limit.of(MOST_TROUBLES));
        Map<PartnerId, String> names = partners.namesOf(
                lines.stream().map(line -> new PartnerId(line.partnerId())).collect(Collectors.toSet()));
        return new DeliveryReport(
                server.map(MailCarrier::name).orElse(null),
                List.of(MailState.values()).stream()
                        .filter(counts::containsKey)
                        .map(state -> new Tally(state, counts.getOrDefault(state, 0L)))
                        .toList(),
                lines.stream()
                        .map(line -> new Trouble(
                                line.id(),
                                line.username(),
                                names.getOrDefault(new PartnerId(line.partnerId()), line.partnerId()),
                                line.kind(),
                                line.state(),
                                line.madeAt(),
                                line.attempts(),
                                line.nextAt(),
                                Optional.ofNullable(line.reason()).orElse("")))
                        .toList());
    }

    private Optional<PersonView> person(Actor actor) {
        return accounts.actor(actor.username())
                .map(Actor::personId)
                .flatMap(PersonId::read)
                .flatMap(partners::person);
    }

    /** A mail in a list. */
    public record Listed(String id, MailKind kind, String subject, MailState state, Instant madeAt) {}

    /**
     * A mail by itself.
     *
     * @param sentTo null while it is not sent
     * @param sentAt null while it is not sent
     * @param nextAt when it is tried next; null when it is over
     * @param reason why it failed, in words; null where it did not
     * @param html a whole document, to be shown apart from the page
     */
    public record Opened(
            String id,
            MailKind kind,
            String subject,
            MailState state,
            Instant madeAt,
            @Nullable String sentTo,
            @Nullable Instant sentAt,
            @Nullable Instant nextAt,
            @Nullable String reason,
            boolean mayBeSentAgain,
            String text,
            String html) {}

    /**
     * @param server null when there is none
     * @param tallies of the mail of seven days
     * @param troubles mail that did not arrive, the newest first, at most a hundred
     */
    public record DeliveryReport(@Nullable String server, List<Tally> tallies, List<Trouble> troubles) {}

    public record Tally(MailState state, long mails) {}

    public record Trouble(
            String id,
            String username,
            String organisation,
            MailKind kind,
            MailState state,
            Instant madeAt,
            int attempts,
            @Nullable Instant nextAt,
            String reason) {}
}
