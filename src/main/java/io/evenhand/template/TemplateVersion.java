package io.evenhand.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One wording, named so that it can never be mistaken for another.
 *
 * @param name the kind of agreement it words: "revenue-share"
 * @param language as a language tag: "en"
 * @param hash SHA-256 over the template, every clause it includes, its playbook and the style, as 64 lower-case hexadecimal digits
 */
public record TemplateVersion(String name, String language, String hash) {
    private static final Pattern CODE = Pattern.compile("([a-z0-9-]+)\\.([a-zA-Z-]+)@([0-9a-f]{64})");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public TemplateVersion {
        if (!SHA_256.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + hash);
        }
    }

    /** In one word, as agreements and archives name it: "revenue-share.en@1f3a99c0…". */
    public String code() {
        return name + "." + language + "@" + hash;
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TemplateVersion of(String code) {
        Matcher read = CODE.matcher(code);
        if (!read.matches()) {
            throw new IllegalArgumentException("not a version of a wording, such as nda.en@ and its SHA-256: " + code);
        }
        return new TemplateVersion(read.group(1), read.group(2), read.group(3));
    }

    /** For people: "revenue-share.en 1f3a99c0". */
    @Override
    public String toString() {
        return name + "." + language + " " + hash.substring(0, 8);
    }
}
