package io.evenhand.template;

import java.util.regex.Pattern;

/**
 * One wording, named so that it can never be mistaken for another.
 *
 * @param name the kind of agreement it words: "revenue-share"
 * @param language as a language tag: "en"
 * @param hash SHA-256 over the template, every clause it includes and the style, as 64 lower-case hexadecimal digits
 */
public record TemplateVersion(String name, String language, String hash) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public TemplateVersion {
        if (!SHA_256.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + hash);
        }
    }

    /** For people: "revenue-share.en 1f3a99c0". */
    @Override
    public String toString() {
        return name + "." + language + " " + hash.substring(0, 8);
    }
}
