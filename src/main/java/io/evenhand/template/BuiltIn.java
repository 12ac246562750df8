package io.evenhand.template;

import io.evenhand.terms.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that every template may use without declaring them: what ties the text to its record. */
final class BuiltIn {
    private static final Set<String> NAMES = Set.of(
            "agreement.number",
            "agreement.draftedOn",
            "agreement.termsHash",
            "agreement.shortHash",
            "template.version",
            "-last");

    private static final String DEADLINES = "deadlines.";

    private BuiltIn() {}

    /** What the wording itself sets, as it reads. */
    static Map<String, Object> deadlines(TemplateHeader header, Language words) {
        Map<String, Object> deadlines = new HashMap<>();
        header.deadlines().forEach((name, length) -> deadlines.put(name, words.length(length)));
        return deadlines;
    }

    /** Only agreements are tied to terms; what else a document names, it declares. */
    static boolean isKnown(String name, TemplateHeader header) {
        boolean named = NAMES.contains(name) && (header.document().isAgreement() || !name.startsWith("agreement."));
        return named
                || name.startsWith(DEADLINES) && header.deadlines().containsKey(name.substring(DEADLINES.length()));
    }

    static Map<String, Object> agreement(AgreementReference reference, Language words) {
        return Map.of(
                "number", reference.number(),
                "draftedOn", words.date(reference.draftedOn()),
                "termsHash", reference.hash().hex(),
                "shortHash", reference.hash().hex().substring(0, 12));
    }

    /** Which lists have anything in them: a repeated part alone cannot ask. */
    static Map<String, Object> has(Map<String, @Nullable Object> values) {
        Map<String, Object> has = new HashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                has.put(name, !list.isEmpty());
            }
        });
        return has;
    }

    static Map<String, Object> template(TemplateVersion version) {
        return Map.of("version", version.toString());
    }
}
