package io.evenhand.notice;

/** The settings for mail will not do; the message is a sentence that names the setting and what to write. */
public final class MailSettingsException extends RuntimeException {
    MailSettingsException(String message) {
        super(message);
    }
}
