package io.evenhand.template;

import io.evenhand.terms.DeclaredField;
import java.util.List;

/**
 * A document that is no agreement, as files declare it, in one language.
 *
 * @param version of its wording
 * @param title of it
 * @param fields all that it declares
 */
public record DeclaredDocument(
        TemplateVersion version, DocumentType type, String title, List<FieldDeclaration> fields) {
    public DeclaredDocument {
        fields = List.copyOf(fields);
    }

    /** The same as values are checked against. */
    public List<DeclaredField> fillable() {
        return fields.stream().map(DeclaredKind::ofTerms).toList();
    }
}
