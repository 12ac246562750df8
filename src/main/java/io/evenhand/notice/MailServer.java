package io.evenhand.notice;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
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
class MailServer {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final int PERMANENT = 500;

    private final JavaMailSenderImpl settings;

    MailServer(JavaMailSenderImpl settings) {
        this.settings = settings;
    }

    /** "mail.example.com", for people who look after it. */
    String name() {
        return settings.getHost() + (settings.getPort() > 0 ? ":" + settings.getPort() : "");
    }

    Session session() {
        return settings.getSession();
    }

    /** Hands one mail over, on a connection of its own: mail is rare, and a kept connection would be cut when it is not used. */
    HandOver send(MimeMessage message, InternetAddress to) {
        Transport transport;
        try {
            transport = settings.getSession().getTransport(protocol());
            transport.connect(
                    settings.getHost(), settings.getPort(), emptyAsNull(settings.getUsername()), settings.getPassword());
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

    private HandOver send(Transport transport, MimeMessage message, InternetAddress to) {
        try {
            transport.sendMessage(message, new InternetAddress[] {to});
            return new HandOver.Accepted();
        } catch (SMTPSendFailedException e) {
            return answered(e.getReturnCode(), e);
        } catch (SendFailedException e) {
            int code = e.getNextException() instanceof SMTPAddressFailedException address ? address.getReturnCode() : -1;
            return answered(code, e);
        } catch (MessagingException e) {
            return new HandOver.Unknown(
                    name() + " broke the connection off, so it may have arrived. It is not sent twice by itself: "
                            + words(e));
        }
    }

    /** An address that the server will not have, or a mail: by the first digit of its answer for good, or for now. */
    private HandOver answered(int code, SendFailedException e) {
        if (code < 0 && brokeOff(e)) {
            return new HandOver.Unknown(
                    name() + " broke the connection off, so it may have arrived. It is not sent twice by itself: "
                            + words(e));
        }
        String why = name() + " answers: " + words(e);
        return code >= PERMANENT ? new HandOver.Refused(why) : new HandOver.Failed(why);
    }

    private static boolean brokeOff(MessagingException e) {
        return e.getNextException() instanceof IOException;
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
