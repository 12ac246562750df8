package io.evenhand.word;

import io.evenhand.template.TemplateVersion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Word file says of itself among its properties, so that it is recognised when it comes back. It proves nothing: whoever has the file
 * can change it.
 *
 * @param agreement its id
 * @param version of the terms, from 1 on
 * @param from the version that the changes in it start from; null for a draft without any
 * @param draftedOn the day that the text itself names
 */
record Stamp(
        String agreement,
        int version,
        @Nullable Integer from,
        TemplateVersion template,
        String termsHash,
        LocalDate draftedOn) {
    private static final String AGREEMENT = "EvenhandAgreement";
    private static final String VERSION = "EvenhandTermsVersion";
    private static final String FROM = "EvenhandChangesFrom";
    private static final String TEMPLATE = "EvenhandTemplate";
    private static final String LANGUAGE = "EvenhandLanguage";
    private static final String WORDING = "EvenhandWording";
    private static final String TERMS = "EvenhandTerms";
    private static final String DRAFTED_ON = "EvenhandDraftedOn";

    /** The same of a file that shows the changes from another version. */
    Stamp from(int other) {
        return new Stamp(agreement, version, other, template, termsHash, draftedOn);
    }

    /** By name, in the order in which they are written. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(AGREEMENT, agreement);
        properties.put(VERSION, String.valueOf(version));
        if (from != null) {
            properties.put(FROM, String.valueOf(from));
        }
        properties.put(TEMPLATE, template.name());
        properties.put(LANGUAGE, template.language());
        properties.put(WORDING, template.hash());
        properties.put(TERMS, termsHash);
        properties.put(DRAFTED_ON, draftedOn.toString());
        return properties;
    }

    /** Empty where the properties are not those of a draft. */
    static Optional<Stamp> of(Map<String, String> properties) {
        try {
            String from = properties.get(FROM);
            return Optional.of(new Stamp(
                    text(properties, AGREEMENT),
                    Integer.parseInt(text(properties, VERSION)),
                    from == null ? null : Integer.valueOf(from),
                    new TemplateVersion(
                            text(properties, TEMPLATE), text(properties, LANGUAGE), text(properties, WORDING)),
                    text(properties, TERMS),
                    LocalDate.parse(text(properties, DRAFTED_ON))));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, String> properties, String name) {
        String value = properties.get(name);
        if (value == null) {
            throw new IllegalArgumentException("without " + name);
        }
        return value;
    }
}
