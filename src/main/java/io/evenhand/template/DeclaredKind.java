package io.evenhand.template;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Declaration;
import io.evenhand.terms.DeclaredField;
import io.evenhand.terms.DeclaredType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of agreement that files declare, in one language.
 *
 * @param title of its document
 * @param fields all that it declares
 */
public record DeclaredKind(AgreementKind kind, String language, String title, List<FieldDeclaration> fields) {
    /** What follows from between whom and since when it is, and is not filled in with the rest. */
    private static final List<String> FRAME = List.of("parties", "effectiveOn", "belongsTo");

    public DeclaredKind {
        fields = List.copyOf(fields);
    }

    /** What travels with its terms. */
    public Declaration declaration() {
        return new Declaration(
                kind.code(),
                language,
                title,
                fields.stream()
                        .filter(field -> !Declaration.COMMON.contains(first(field)))
                        .map(DeclaredKind::ofTerms)
                        .toList());
    }

    /** Whether an agreement of this kind may name another that it adds to. */
    public boolean mayBelong() {
        return fields.stream().anyMatch(field -> first(field).equals("belongsTo"));
    }

    /** The fields that somebody who drafts it fills in, in the order of declaration. */
    public List<FieldDeclaration> asked() {
        return fields.stream().filter(field -> !FRAME.contains(first(field))).toList();
    }

    /** The same as terms know them. */
    public List<DeclaredField> fillable() {
        return asked().stream().map(DeclaredKind::ofTerms).toList();
    }

    /** What fields hold where nobody says otherwise, by path. */
    public Map<String, String> presets() {
        Map<String, String> presets = new HashMap<>();
        asked().forEach(field -> field.preset().ifPresent(preset -> presets.put(field.path(), preset)));
        return presets;
    }

    private static String first(FieldDeclaration field) {
        return field.path().split("\\.")[0];
    }

    private static DeclaredType type(FieldType type) {
        return switch (type) {
            case AMOUNT -> DeclaredType.MONEY;
            case BARS -> DeclaredType.TEXTS;
            default -> DeclaredType.valueOf(type.name());
        };
    }

    static DeclaredField ofTerms(FieldDeclaration field) {
        return new DeclaredField(
                field.path(),
                type(field.type()),
                field.label(),
                field.least().orElse(null),
                field.most().orElse(null),
                field.words().entrySet().stream()
                        .map(word -> new DeclaredField.DeclaredWord(word.getKey(), word.getValue()))
                        .toList(),
                field.optional(),
                field.negotiable());
    }
}
