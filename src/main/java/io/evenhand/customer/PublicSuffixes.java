package io.evenhand.customer;

/** Which end of a domain is open to everybody, by the Public Suffix List. */
final class PublicSuffixes {
    private static final int RULE = 1;
    /** Each name right below one of these is a suffix. */
    private static final int ALL_BELOW = 2;

    private static final int EXCEPTION = 4;

    private static final WordTable RULES = rules();

    private PublicSuffixes() {}

    private static WordTable rules() {
        WordTable.Builder rules = new WordTable.Builder();
        for (String rule : WordLists.lines("public-suffixes.txt")) {
            if (rule.startsWith("*.")) {
                rules.add(rule.substring(2), ALL_BELOW);
            } else if (rule.startsWith("!")) {
                rules.add(rule.substring(1), EXCEPTION);
            } else {
                rules.add(rule, RULE);
            }
        }
        return rules.build();
    }

    /** How many characters of a host's end are a public suffix: its last label where the list knows none. */
    static int length(String host) {
        int longest = 0;
        int parent = 0;
        int knownOfParent = 0;
        int hash = 0;
        int power = 1;
        for (int at = host.length() - 1; at >= 0; at--) {
            // As String.hashCode counts, of the end that begins here.
            hash += host.charAt(at) * power;
            power *= 31;
            if (at > 0 && host.charAt(at - 1) != '.') {
                continue;
            }
            int length = host.length() - at;
            int known = RULES.bits(host, at, host.length(), hash);
            if ((known & EXCEPTION) != 0) {
                longest = parent;
            } else if (parent == 0 || (known & RULE) != 0 || (knownOfParent & ALL_BELOW) != 0) {
                longest = length;
            }
            parent = length;
            knownOfParent = known;
        }
        return longest;
    }
}
