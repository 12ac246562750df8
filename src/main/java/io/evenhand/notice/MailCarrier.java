package io.evenhand.notice;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;

/** Takes mail out of the house: a mail server, or a folder from which somebody fetches it. Where there is none, mail stays on its page. */
interface MailCarrier {
    /** For people who look after it. */
    String name();

    /** In which a message is written. */
    Session session();

    /** Hands one mail over. */
    HandOver send(MailMessage message, InternetAddress to);
}
