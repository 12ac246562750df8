package io.evenhand.notice;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at what waits, and tells those for whom it is when it is time. One matter, one transaction. */
@Component
class MatterRound {
    private static final Logger LOG = LoggerFactory.getLogger(MatterRound.class);
    private static final int MOST = 100;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    private final OpenMatterRepository matters;
    private final OutgoingMailRepository mails;
    private final DeadlineSources sources;
    private final Outbox outbox;
    private final Accounts accounts;
    private final Partners partners;
    private final Times times;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MatterRound(
            OpenMatterRepository matters,
            OutgoingMailRepository mails,
            DeadlineSources sources,
            Outbox outbox,
            Accounts accounts,
            Partners partners,
            NoticeProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.matters = matters;
        this.mails = mails;
        this.sources = sources;
        this.outbox = outbox;
        this.accounts = accounts;
        this.partners = partners;
        this.times = new Times(properties.zone());
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Tells of everything whose time has come. */
    void go() {
        List<String> due;
        do {
            due = matters.findDue(clock.instant(), Limit.of(MOST));
            due.forEach(this::look);
        } while (due.size() == MOST);
    }

    private void look(String key) {
        try {
            transaction.executeWithoutResult(status -> matters.lock(key).ifPresent(this::look));
        } catch (RuntimeException e) {
            // What cannot be told now must not hold up what can.
            LOG.error("Nobody could be told of {}; it is tried again in {}", key, AFTER_FAILURE, e);
            transaction.executeWithoutResult(status -> matters.lock(key)
                    .ifPresent(matter -> matter.postpone(clock.instant().plus(AFTER_FAILURE))));
        }
    }

    private void look(OpenMatter matter) {
        Instant now = clock.instant();
        matter.look(now).ifPresent(look -> {
            // After a mail server was away for long: an old word of it would only confuse beside the new one.
            mails.lockAbout(matter.key().toString()).forEach(mail -> mail.isNoLongerNeeded(now));
            for (Actor person : accounts.of(matter.partner().value(), matter.role())) {
                sources.find(person, matter.key())
                        .ifPresent(deadline -> outbox.put(draft(matter, look, deadline, now), List.of(person)));
            }
        });
    }

    private Outbox.Draft draft(OpenMatter matter, Look look, Deadline deadline, Instant now) {
        String organisation = partners.find(matter.partner())
                .map(PartnerView::legalName)
                .orElse(matter.partner().value());
        return new Outbox.Draft(
                matter.onceKey(look),
                matter.key().toString(),
                switch (look) {
                    case OPENED -> MailKind.WAITS;
                    case DUE_SOON -> MailKind.REMINDER;
                    case OVERDUE -> MailKind.OVERDUE;
                },
                Letters.subject(look, deadline, times, now),
                Letters.of(deadline, organisation, matter.role(), times, now),
                matter.toSign());
    }
}
