package io.evenhand.notice;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The SMTP server of the settings. Spring's own sender does not tell a mail that the server refused from one of which nobody knows; here
 * that is the difference between sending it again and not.
 */
class MailServer implements MailCarrier {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final int PERMANENT = 500;

    private final JavaMailSenderImpl settings;

    MailServer(JavaMailSenderImpl settings) {
        this.settings = settings;
    }

    /** "mail.example.com", for people who look after it. */
    @Override
    public String name() {
        return settings.getHost() + (settings.getPort() > 0 ? ":" + settings.getPort() : "");
    }

    @Override
    public Session session() {
        return settings.getSession();
    }

    /** Hands one mail over, on a connection of its own: mail is rare, and a kept connection would be cut when it is not used. */
    @Override
    public HandOver send(MailMessage message, InternetAddress to) {
        Transport transport;
        try {
            transport = settings.getSession().getTransport(protocol());
            transport.connect(
                    settings.getHost(),
                    settings.getPort(),
                    emptyAsNull(settings.getUsername()),
                    settings.getPassword());
        } catch (AuthenticationFailedException e) {
            return new HandOver.Unreachable(
                    name() + " refuses the user or password of spring.mail.username and .password.");
        } catch (MessagingException e) {
            return new HandOver.Unreachable(name() + " cannot be reached: " + words(e));
        }
        try {
            return send(transport, message, to);
        } finally {
            close(transport);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // Everything has been said: how the connection ends tells nothing of the mail.
            LOG.debug("The connection to the mail server did not end well", e);
        }
    }

    private HandOver send(Transport transport, MailMessage message, InternetAddress to) {
        try {
            transport.sendMessage(message, new InternetAddress[] {to});
            return new HandOver.Accepted();
        } catch (SMTPSendFailedException e) {
            // An answer to the sender is about us, not about this mail: the server wants a sign-in, or has no time.
            boolean aboutUs = e.getReturnCode() >= 0
                    && e.getCommand() != null
                    && e.getCommand().startsWith("MAIL");
            return aboutUs
                    ? new HandOver.Unreachable(name() + " takes no mail from us: " + words(e))
                    : answered(e.getReturnCode(), message, e);
        } catch (SendFailedException e) {
            int code =
                    e.getNextException() instanceof SMTPAddressFailedException address ? address.getReturnCode() : -1;
            return answered(code, message, e);
        } catch (MessagingException e) {
            return answered(-1, message, e);
        }
    }

    /** By the first digit of the answer it is refused for good, or for now. Without an answer the connection broke. */
    private HandOver answered(int code, MailMessage message, MessagingException e) {
        if (code >= PERMANENT) {
            return new HandOver.Refused(name() + " answers: " + words(e));
        }
        if (code >= 0) {
            return new HandOver.Failed(name() + " answers: " + words(e));
        }
        return message.isGiven()
                ? new HandOver.Unknown(
                        name() + " broke the connection off, so it may have arrived. It is not sent twice by itself: "
                                + words(e))
                : new HandOver.Failed(name() + " broke the connection off: " + words(e));
    }

    private String protocol() {
        return settings.getProtocol() == null ? "smtp" : settings.getProtocol();
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The innermost words: those of the server, or of the network. */
    private static String words(MessagingException e) {
        MessagingException innermost = e;
        while (innermost.getNextException() instanceof MessagingException next) {
            innermost = next;
        }
        Exception cause = innermost.getNextException();
        String text = cause == null || cause.getMessage() == null ? innermost.getMessage() : cause.getMessage();
        return OneLine.of(text == null ? e.getClass().getSimpleName() : text, 300);
    }
}
