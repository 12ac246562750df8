package io.evenhand.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads addresses so strictly that one is one: no list, no name, no comment, no line break. */
final class MailAddress {
    private static final int LONGEST = 254;

    private MailAddress() {}

    /**
     * @param name of the person, whatever it contains
     * @return empty when the text is not exactly one address
     */
    static Optional<InternetAddress> read(String address, String name) {
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > LONGEST || !OneLine.of(address).equals(address)) {
            return Optional.empty();
        }
        try {
            String ascii = address.substring(0, at) + "@" + IDN.toASCII(address.substring(at + 1));
            InternetAddress read = new InternetAddress(ascii, true);
            if (!ascii.equals(read.getAddress()) || read.isGroup()) {
                return Optional.empty();
            }
            read.validate();
            read.setPersonal(OneLine.of(name, 100), StandardCharsets.UTF_8.name());
            return Optional.of(read);
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
