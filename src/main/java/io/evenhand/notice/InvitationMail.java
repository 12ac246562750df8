package io.evenhand.notice;

import io.evenhand.access.InvitationPost;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Brings links to accounts by mail. Whoever gets one has no account, or cannot get into it: so it goes to an address rather than to a
 * person's mailbox, is on nobody's page, and its letter is forgotten once it is over. Without a mail server nothing is kept at all.
 */
@Component
class InvitationMail implements InvitationPost {
    private final OutgoingMailRepository mails;
    private final Optional<MailCarrier> server;
    private final NoticeProperties properties;
    private final Clock clock;

    InvitationMail(
            OutgoingMailRepository mails, Optional<MailCarrier> server, NoticeProperties properties, Clock clock) {
        this.mails = mails;
        this.server = server;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public boolean post(Letter invitation) {
        if (server.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        // The newer link has ended the one in these.
        mails.lockUnsentInvitations(invitation.email()).forEach(former -> former.isNoLongerNeeded(now));
        String until = new Times(properties.zone()).until(Until.at(invitation.expiresAt()));
        String id = UUID.randomUUID().toString();
        OutgoingMail unused = mails.save(OutgoingMail.toInvited(
                id,
                invitation.partnerId(),
                "invitation:" + id,
                invitation.email(),
                Letters.subject(invitation),
                LetterFormat.write(Letters.of(invitation, until)),
                now));
        return true;
    }
}
