package io.evenhand.template;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Which fields a document may have that is no agreement, and which only such a document has. */
final class DocumentFields {
    private static final List<String> OF_AGREEMENTS = List.of("negotiable", "sentence");

    private final DocumentType document;
    private final String file;
    private final Findings findings;

    DocumentFields(DocumentType document, String file, Findings findings) {
        this.document = document;
        this.file = file;
        this.findings = findings;
    }

    void check(String path, FieldType type, ScalarNode at, Map<String, Node> details) {
        if (document.isAgreement()) {
            if (type.isOfDocuments()) {
                problem(
                        at,
                        "\"%s\" is of the type %s, which agreements do not have.".formatted(path, type.word()),
                        "Declare it as money; or say what the file makes: \"document: notice\".");
            }
            return;
        }
        if (type.isOfAgreements()) {
            problem(
                    at,
                    "\"%s\" names a party of terms, and a %s has none.".formatted(path, document.word()),
                    "Declare it as text.");
        }
        for (String detail : OF_AGREEMENTS) {
            Node said = details.get(detail);
            if (said != null) {
                problem(
                        said,
                        "\"%s\" of \"%s\" means nothing in a %s, which nobody negotiates."
                                .formatted(detail, path, document.word()),
                        "Take it out.");
            }
        }
    }

    private void problem(Node at, String problem, String suggestion) {
        findings.add(LintRule.DECLARATION, file, YamlNodes.line(at), YamlNodes.column(at), problem, suggestion);
    }
}
