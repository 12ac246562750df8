package io.evenhand.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Bears the id of its row, however often it is sent: a mailbox that gets it twice shows it once. And knows whether it has been given to a
 * server: only then may it have arrived.
 */
final class MailMessage extends MimeMessage {
    private final String id;
    private boolean given;

    /** @param id in angle brackets */
    MailMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        given = true;
        super.writeTo(out, ignored);
    }

    boolean isGiven() {
        return given;
    }
}
