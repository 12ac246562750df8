package io.evenhand.customer;

import java.util.HashSet;
import java.util.Set;

/** Which end of a domain is open to everybody, by the Public Suffix List. */
final class PublicSuffixes {
    private static final Set<String> RULES = new HashSet<>(16_384);

    /** Each name right below one of these is a suffix. */
    private static final Set<String> ALL_BELOW = new HashSet<>();

    private static final Set<String> EXCEPTIONS = new HashSet<>();

    static {
        for (String rule : WordLists.lines("public-suffixes.txt")) {
            if (rule.startsWith("*.")) {
                ALL_BELOW.add(rule.substring(2));
            } else if (rule.startsWith("!")) {
                EXCEPTIONS.add(rule.substring(1));
            } else {
                RULES.add(rule);
            }
        }
    }

    private PublicSuffixes() {}

    /** How many characters of a host's end are a public suffix: its last label where the list knows none. */
    static int length(String host) {
        int from = 0;
        while (true) {
            int dot = host.indexOf('.', from);
            String end = from == 0 ? host : host.substring(from);
            if (RULES.contains(end)) {
                return end.length();
            }
            if (dot < 0) {
                return end.length();
            }
            if (EXCEPTIONS.contains(end)) {
                return host.length() - dot - 1;
            }
            if (ALL_BELOW.contains(host.substring(dot + 1))) {
                return end.length();
            }
            from = dot + 1;
        }
    }
}
