package io.evenhand.signing;

import io.evenhand.document.SignaturePlace;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A box in the document that one party will sign.
 *
 * @param name unique in the document; letters, digits, {@code -} and {@code _}
 * @param label what a screen reader says, such as "Signature of Contoso Ltd"
 */
public record SignatureField(String name, String label, SignaturePlace place) {
    /** The fields that the system signs itself. */
    static final Set<String> RESERVED = Set.of("certification", "seal", "archive-timestamp");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public SignatureField {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new IllegalArgumentException("Not a name for a party's signature field: " + name);
        }
        if (label.isBlank()) {
            throw new IllegalArgumentException("A signature field needs a label, or a screen reader is silent");
        }
    }
}
