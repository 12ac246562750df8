package io.evenhand.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Sends what is to be sent, or, without a mail server, says that it is to be read on its page. */
@Component
class DeliveryRound {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRound.class);
    private static final String BROKEN = "It cannot be written, because of a fault in Evenhand: its log tells more.";
    private static final int MOST = 50;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final OutgoingMailRepository mails;
    private final Delivery delivery;
    private final Optional<MailCarrier> server;
    private final MailSetting setting;
    private final NoticeProperties properties;
    private final Clock clock;

    /** While the server cannot be reached, mail after mail would wait for it in vain. */
    private volatile Instant pausedUntil = Instant.EPOCH;

    DeliveryRound(
            OutgoingMailRepository mails,
            Delivery delivery,
            Optional<MailCarrier> server,
            MailSetting setting,
            NoticeProperties properties,
            Clock clock) {
        this.mails = mails;
        this.delivery = delivery;
        this.server = server;
        this.setting = setting;
        this.properties = properties;
        this.clock = clock;
    }

    /** Goes on until nothing is left to be sent now. */
    void go() {
        List<String> due;
        do {
            if (isPaused(clock.instant())) {
                return;
            }
            due = mails.findDue(clock.instant(), Limit.of(MOST));
            for (String id : due) {
                if (!handOver(id)) {
                    pausedUntil = clock.instant().plus(AFTER_FAILURE);
                    return;
                }
            }
        } while (due.size() == MOST);
    }

    /** A pause that would last longer than pauses do is one of a clock that was set back since. */
    private boolean isPaused(Instant now) {
        return now.isBefore(pausedUntil) && !now.isBefore(pausedUntil.minus(AFTER_FAILURE));
    }

    /** @return whether there is any use in going on with others */
    private boolean handOver(String id) {
        if (server.isEmpty()) {
            delivery.show(id);
            return true;
        }
        Optional<Delivery.Taken> taken = taken(id);
        if (taken.isEmpty()) {
            return true;
        }
        HandOver result = send(server.get(), taken.get());
        delivery.ended(taken.get(), result);
        if (result instanceof HandOver.Unreachable unreachable) {
            LOG.warn("No mail is sent for {}: {}", AFTER_FAILURE, unreachable.why());
            return false;
        }
        return true;
    }

    private Optional<Delivery.Taken> taken(String id) {
        try {
            return delivery.begin(id);
        } catch (RuntimeException e) {
            LOG.error("Mail {} cannot be read", id, e);
            delivery.giveUp(id, BROKEN);
            return Optional.empty();
        }
    }

    private HandOver send(MailCarrier carrier, Delivery.Taken taken) {
        MailMessage message;
        try {
            message = message(carrier.session(), taken);
        } catch (MessagingException | RuntimeException e) {
            LOG.error("Mail {} cannot be written", taken.id(), e);
            return new HandOver.Refused(BROKEN);
        }
        return carrier.send(message, taken.to());
    }

    private MailMessage message(Session session, Delivery.Taken taken) throws MessagingException {
        MailMessage message = new MailMessage(session, "<" + taken.id() + "@" + properties.host() + ">");
        InternetAddress from = MailAddress.read(
                        properties.from() == null ? "evenhand@" + properties.host() : properties.from(), "Evenhand")
                .orElseThrow(() -> new MailSettingsException("evenhand.notice.from is not set"));
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, taken.to());
        message.setSubject(taken.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        // Nobody's absence note shall answer, and a mailbox offers a way to get less.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("List-Unsubscribe", "<" + properties.link("/notices") + ">");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(setting.text(taken.name(), taken.letter()), "plain"));
        both.addBodyPart(part(setting.html(taken.name(), taken.letter()), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }
}
