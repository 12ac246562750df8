package io.evenhand.document;

/**
 * The text holds characters that no font of this installation can print. Nothing is printed rather than a contract with
 * gaps in a name.
 */
public class UnprintableText extends IllegalArgumentException {
    UnprintableText(String character, String surroundings) {
        super("No font can print %s in \"%s\": write the name in Latin, Greek or Cyrillic letters"
                .formatted(character, surroundings));
    }
}
