package io.evenhand.access;

/** The settings for single sign-on will not do; the message is a sentence that names the setting and what to write. */
public final class SignOnSettingsException extends RuntimeException {
    SignOnSettingsException(String message) {
        super(message);
    }
}
