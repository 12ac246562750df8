package io.evenhand.customer;

import com.ibm.icu.text.IDNA;
import io.evenhand.customer.CustomerDomain.Own;
import io.evenhand.customer.CustomerDomain.PublicMail;
import io.evenhand.customer.CustomerDomain.PublicSuffix;
import io.evenhand.customer.CustomerDomain.Unreadable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a domain from what somebody typed or copied, and finds what its owner registered. */
final class DomainReading {
    /** Longer things hold no domain that anybody could have registered. */
    private static final int LONGEST_TYPED = 2000;

    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;

    private static final Set<String> PUBLIC_MAIL = new HashSet<>();

    /** Names that a mail service has under every public suffix. */
    private static final Set<String> PUBLIC_MAIL_EVERYWHERE = new HashSet<>();

    static {
        for (String line : WordLists.lines("public-mail-domains.txt")) {
            if (line.endsWith(".*")) {
                PUBLIC_MAIL_EVERYWHERE.add(line.substring(0, line.length() - 2));
            } else {
                PUBLIC_MAIL.add(line);
            }
        }
    }

    /** Its tables are read when the first domain comes that is not plain ASCII. */
    private static final class International {
        static final IDNA IDN = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);

        /** @return null where it is no domain */
        static @Nullable String ascii(String host) {
            IDNA.Info info = new IDNA.Info();
            StringBuilder ascii = new StringBuilder();
            IDN.nameToASCII(host, ascii, info);
            return info.hasErrors() ? null : ascii.toString();
        }

        static String unicode(String ascii) {
            return IDN.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info())
                    .toString();
        }
    }

    private DomainReading() {}

    static CustomerDomain of(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return new Unreadable();
        }
        String host = host(typed);
        if (!CustomerName.isAscii(host) || host.contains("xn--")) {
            String ascii = International.ascii(host);
            host = ascii == null ? "" : ascii;
        }
        return isHost(host) ? owned(host) : new Unreadable();
    }

    private static CustomerDomain owned(String host) {
        int suffixLength = PublicSuffixes.length(host);
        if (suffixLength >= host.length()) {
            return new PublicSuffix(host);
        }
        int dot = host.lastIndexOf('.', host.length() - suffixLength - 2);
        String registrable = dot < 0 ? host : host.substring(dot + 1);
        String label = registrable.substring(0, registrable.length() - suffixLength - 1);
        return PUBLIC_MAIL.contains(registrable)
                        || dot >= 0 && PUBLIC_MAIL.contains(host)
                        || PUBLIC_MAIL_EVERYWHERE.contains(label)
                ? new PublicMail(registrable)
                : new Own(host, registrable);
    }

    /** As people read it: "xn--mller-kva" is "müller". */
    static String unicode(String ascii) {
        return ascii.contains("xn--") ? International.unicode(ascii) : ascii;
    }

    /** Without scheme, user, port, path and what nobody sees, in small letters. */
    private static String host(String typed) {
        return isTidy(typed) ? typed : tidied(typed);
    }

    private static boolean isTidy(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-') {
                return false;
            }
        }
        return !typed.endsWith(".");
    }

    private static String tidied(String typed) {
        StringBuilder seen = new StringBuilder(typed.length());
        boolean small = true;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c > ' ' && c < 127) {
                small &= c < 'A' || c > 'Z';
                seen.append(c == '\\' ? '/' : c);
            } else if (c >= 128 && isSeen(c)) {
                small = false;
                seen.append(c == '\u3002' || c == '\uff0e' || c == '\uff61' ? '.' : c);
            }
        }
        String text = small ? seen.toString() : seen.toString().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            text = text.substring(scheme + 3);
        } else if (text.startsWith("mailto:")) {
            text = text.substring(7);
        } else if (text.startsWith("//")) {
            text = text.substring(2);
        }
        int end = text.length();
        for (int i = 0; i < text.length() && end == text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#' || c == '>' || c == ',' || c == ';') {
                end = i;
            }
        }
        text = text.substring(0, end);
        text = text.substring(text.lastIndexOf('@') + 1);
        int port = text.indexOf(':');
        text = port < 0 ? text : text.substring(0, port);
        int from = text.startsWith("*.") ? 2 : 0;
        while (from < text.length() && (text.charAt(from) == '<' || text.charAt(from) == '.')) {
            from++;
        }
        int to = text.length();
        while (to > from && text.charAt(to - 1) == '.') {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSeen(char c) {
        int type = Character.getType(c);
        return type != Character.FORMAT && type != Character.CONTROL && !Character.isWhitespace(c) && c != '\u00a0';
    }

    /** At least two labels of letters, digits and hyphens, the last of which is no number. */
    private static boolean isHost(String host) {
        if (host.length() < 3 || host.length() > LONGEST_HOST || host.indexOf('.') < 1) {
            return false;
        }
        int label = 0;
        boolean digitsOnly = true;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                if (label == 0 || host.charAt(i - 1) == '-') {
                    return false;
                }
                label = 0;
                digitsOnly = true;
            } else {
                boolean digit = c >= '0' && c <= '9';
                boolean letter = c >= 'a' && c <= 'z';
                if (!digit && !letter && (c != '-' || label == 0) || ++label > LONGEST_LABEL) {
                    return false;
                }
                digitsOnly &= digit;
            }
        }
        return !digitsOnly && label > 0;
    }
}
