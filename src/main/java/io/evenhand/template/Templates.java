package io.evenhand.template;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Terms;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The wording in use, and the setting of terms into it.
 *
 * <p>The wording lies in the folder of the property {@code evenhand.templates}, file by file before the wording that
 * came with the program, and is read once: a changed file takes effect with the next start, under a version of its own.
 */
@Component
public class Templates {
    private final TemplateFolder folder;
    private final Map<String, Template> current = new ConcurrentHashMap<>();
    private final Map<TemplateVersion, Template> versions = new ConcurrentHashMap<>();
    private final Map<String, PageTemplate> pages = new ConcurrentHashMap<>();

    /** @param folder of the operator's own wording; none if blank */
    public Templates(@Value("${evenhand.templates:}") String folder) {
        this.folder = new TemplateFolder(folder.isBlank() ? null : Path.of(folder));
    }

    /**
     * The wording that new agreements of a kind get. Idempotent.
     *
     * @throws MalformedTemplate if there is none in that language, or it is not as a template must be
     */
    public TemplateVersion current(AgreementKind kind, Locale language) {
        return current.computeIfAbsent(kind.code() + "." + language.getLanguage(), missing -> {
                    Template template = TemplateParser.parse(folder, kind.code(), language.getLanguage());
                    versions.put(template.version(), template);
                    return template;
                })
                .version();
    }

    /**
     * The agreement as a whole HTML page, ready for the renderer: conditions decided, clauses numbered, values escaped.
     * Idempotent to the byte.
     *
     * @throws MalformedTemplate if the wording prints a field that these terms leave out, or refers to a clause that they
     *     leave out
     * @throws IllegalStateException if the version is not among those read since the start
     */
    public String html(TemplateVersion version, Terms terms, AgreementReference reference) {
        Template template = versions.get(version);
        if (template == null) {
            current(AgreementKind.of(version.name()), Locale.of(version.language()));
            template = versions.get(version);
        }
        if (template == null) {
            throw new IllegalStateException("The wording " + version + " is no longer among the templates");
        }
        return template.html(terms, reference);
    }

    /**
     * A document that no terms are set into, such as a statement: the wording of this name with values set into it, in the look that all
     * documents share. Values are escaped; those of a list, and conditions, are sections of Mustache. Idempotent to the byte.
     *
     * @param name of the HTML file, without its language: "settlement-statement"
     * @throws MalformedTemplate if there is none in that language, or it asks for a value that is not given
     */
    public String page(String name, Locale language, Map<String, ?> values) {
        return pages.computeIfAbsent(
                        name + "." + language.getLanguage() + ".html", file -> PageTemplate.read(folder, file))
                .html(values);
    }
}
