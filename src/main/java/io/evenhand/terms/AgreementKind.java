package io.evenhand.terms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What partners agree on: one of the kinds that the program knows, or one that files declare. Equal by its code; a kind that the program
 * knows is there once.
 */
public final class AgreementKind {
    public static final AgreementKind NDA = new AgreementKind("nda", "Non-Disclosure Agreement");
    public static final AgreementKind REVENUE_SHARE = new AgreementKind("revenue-share", "Revenue-Share Agreement");
    public static final AgreementKind CUSTOMER_PROTECTION =
            new AgreementKind("customer-protection", "Customer-Protection Agreement");
    /** Other terms for an agreement that is in force. */
    public static final AgreementKind AMENDMENT = new AgreementKind("amendment", "Amendment");
    /** A later end for an agreement that is in force. */
    public static final AgreementKind RENEWAL = new AgreementKind("renewal", "Renewal");
    /** The end of an agreement that is in force. */
    public static final AgreementKind TERMINATION = new AgreementKind("termination", "Termination");

    /** The longest code that fits where kinds are stored. */
    public static final int LONGEST_CODE = 32;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final List<AgreementKind> CHANGES = List.of(AMENDMENT, RENEWAL, TERMINATION);
    private static final List<AgreementKind> BUILT_IN =
            List.of(NDA, REVENUE_SHARE, CUSTOMER_PROTECTION, AMENDMENT, RENEWAL, TERMINATION);

    private final String code;
    private final Map<String, String> titles;

    private AgreementKind(String code, String title) {
        this(code, Map.of("en", title));
    }

    private AgreementKind(String code, Map<String, String> titles) {
        this.code = code;
        this.titles = new TreeMap<>(titles);
    }

    /**
     * A kind that files declare, or the one that the program knows by this code.
     *
     * @param titles of its document by language, such as "en"; at least one
     * @throws IllegalArgumentException saying what a code must be, or that there is no title
     */
    public static AgreementKind declared(String code, Map<String, String> titles) {
        for (AgreementKind known : BUILT_IN) {
            if (known.code.equals(code)) {
                return known;
            }
        }
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot name a kind of agreement; use up to %d lower-case letters, digits and single hyphens"
                            .formatted(code, LONGEST_CODE));
        }
        if (titles.isEmpty()) {
            throw new IllegalArgumentException("the kind \"%s\" has no title; give it one".formatted(code));
        }
        return new AgreementKind(code, titles);
    }

    /** A kind of which nothing but its code is known, such as that of an agreement whose files were taken away. */
    static AgreementKind unknown(String code) {
        String words = code.replace('-', ' ');
        return new AgreementKind(code, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    /** The kinds that the program itself knows, those that change another agreement last. */
    public static List<AgreementKind> builtIn() {
        return BUILT_IN;
    }

    /** Whether it changes another agreement, under the authority to sign what it changes. */
    public boolean isChange() {
        return CHANGES.contains(this);
    }

    /** Whether files declare it. */
    public boolean isDeclared() {
        return !BUILT_IN.contains(this);
    }

    /** The word that stands for it in data: "revenue-share". */
    public String code() {
        return code;
    }

    /** The heading of the document, in English if there is one. */
    public String title() {
        return title(Locale.ENGLISH);
    }

    /** The heading of the document in a language; in another where it has none in that. */
    public String title(Locale language) {
        String title = titles.get(language.getLanguage());
        return title != null
                ? title
                : titles.getOrDefault("en", titles.values().iterator().next());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgreementKind kind && kind.code.equals(code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
