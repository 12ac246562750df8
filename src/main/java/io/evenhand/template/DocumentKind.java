package io.evenhand.template;

import java.util.Map;

/**
 * A kind of document that is no agreement.
 *
 * @param name of its files: "claim-notice"
 * @param titles by language
 */
public record DocumentKind(String name, DocumentType type, Map<String, String> titles) {
    public DocumentKind {
        titles = Map.copyOf(titles);
    }

    /** In English if there is one. */
    public String title() {
        String english = titles.get("en");
        return english != null
                ? english
                : titles.values().stream().sorted().findFirst().orElse(name);
    }
}
