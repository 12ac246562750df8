package io.evenhand.template;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.DocumentValues;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
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
    private final ObjectProvider<ReleasedWordings> released;
    private final Map<String, Template> current = new ConcurrentHashMap<>();
    private final Map<TemplateVersion, Template> versions = new ConcurrentHashMap<>();
    private final Map<String, PageTemplate> pages = new ConcurrentHashMap<>();
    private final Map<TemplateVersion, Playbooks> playbooks = new ConcurrentHashMap<>();
    private final Map<String, Playbooks> playbooksOfFolder = new ConcurrentHashMap<>();
    /** Read when first asked for. */
    private volatile @Nullable List<DocumentKind> documents;

    /**
     * @param folder of the operator's own wording; none if blank
     * @param released what was released in the program; without, the folder's wording holds
     */
    @Autowired
    public Templates(@Value("${evenhand.templates:}") String folder, ObjectProvider<ReleasedWordings> released) {
        this.folder = new TemplateFolder(folder.isBlank() ? null : Path.of(folder));
        this.released = released;
    }

    /** The wording of a folder and of the program alone. */
    public Templates(String folder) {
        this(folder, new StaticListableBeanFactory().getBeanProvider(ReleasedWordings.class));
    }

    /** The files of the folder and of the program, before anything is released of them. */
    public WordingSource source() {
        return folder;
    }

    /**
     * The wording that new agreements of a kind get: what was released last, else that of the folder and the program. Idempotent.
     *
     * @throws MalformedTemplate if there is none in that language, or it is not as a template must be
     */
    public TemplateVersion current(AgreementKind kind, Locale language) {
        return current(kind.code(), language.getLanguage());
    }

    private TemplateVersion current(String name, String tag) {
        return Optional.ofNullable(released.getIfAvailable())
                .flatMap(store -> store.current(name, tag))
                .orElseGet(() -> ofFolder(name, tag).version());
    }

    /**
     * Every kind of agreement, those of the program and those that files of the folder declare: a file CODE.yaml with the fields
     * "parties" and "effectiveOn" declares the kind of that code, under the titles that it gives by language.
     *
     * @throws MalformedTemplate if such a file is not as it must be
     */
    public AgreementKinds kinds() {
        return new AgreementKinds(folder.declarations().stream()
                .flatMap(name -> KindsOfAgreement.declared(
                        name, folder.read(name + ".yaml").orElseThrow())
                        .stream())
                .toList());
    }

    /** Every kind of document that is no agreement, by name; those of the start. */
    public List<DocumentKind> documents() {
        List<DocumentKind> known = documents;
        if (known == null) {
            known = folder.declarations().stream()
                    .flatMap(
                            name -> KindsOfAgreement.document(
                                    name, folder.read(name + ".yaml").orElseThrow())
                                    .stream())
                    .toList();
            documents = known;
        }
        return known;
    }

    /**
     * What a document that is no agreement says, and in which wording, as new ones get it.
     *
     * @param name "claim-notice"
     * @throws MalformedTemplate if there is none in that language, or it is not as a template must be
     */
    public DeclaredDocument document(String name, Locale language) {
        TemplateVersion version = current(name, language.getLanguage());
        TemplateHeader header = template(version).header();
        return new DeclaredDocument(version, header.document(), header.title(), header.declarations());
    }

    /**
     * A document that is no agreement as a whole HTML page, ready for the renderer. Idempotent to the byte.
     *
     * @param values by name, of the types that its fields declare: see {@link DocumentValues#typed()}
     * @throws MalformedTemplate if the wording prints a field that these values leave out, or one is of another type than declared
     */
    public String html(TemplateVersion version, Map<String, ?> values, DocumentReference reference) {
        return template(version).document(values, reference);
    }

    /** Whether a kind has a text in a language, and its rules have sentences in it. */
    public boolean isWorded(AgreementKind kind, Locale language) {
        return isWorded(kind.code(), language) && TermsFormat.hasSentences(kind, language);
    }

    /** Whether a document has a text in a language. @param name "claim-notice" */
    public boolean isWorded(String name, Locale language) {
        String tag = language.getLanguage();
        // The folder first: to ask for what is released may release what came with the program.
        return folder.read(name + "." + tag + ".md").isPresent()
                || Optional.ofNullable(released.getIfAvailable())
                        .flatMap(store -> store.current(name, tag))
                        .isPresent();
    }

    /**
     * What a kind that files declare asks for, as new agreements get it.
     *
     * @throws MalformedTemplate if there is no wording in that language, or it is not as a template must be
     */
    public DeclaredKind declared(AgreementKind kind, Locale language) {
        TemplateHeader header = template(current(kind, language)).header();
        return new DeclaredKind(kind, header.language(), header.title(), header.declarations());
    }

    /**
     * As {@link #html(TemplateVersion, Terms, AgreementReference)}, where every page says that it is a draft.
     *
     * @throws MalformedTemplate if the wording cannot take these terms
     */
    public String draft(TemplateVersion version, Terms terms, AgreementReference reference) {
        return template(version).draft(terms, reference);
    }

    private Template ofFolder(String name, String language) {
        return current.computeIfAbsent(name + "." + language, missing -> {
            Template template = TemplateParser.parse(folder, name, language);
            versions.put(template.version(), template);
            return template;
        });
    }

    /**
     * The agreement as a whole HTML page, ready for the renderer: conditions decided, clauses numbered, values escaped.
     * Idempotent to the byte.
     *
     * @throws MalformedTemplate if the wording prints a field that these terms leave out, or refers to a clause that they
     *     leave out
     * @throws UnknownWording if the version was neither released nor is it that of the folder
     */
    public String html(TemplateVersion version, Terms terms, AgreementReference reference) {
        return template(version).html(terms, reference);
    }

    /**
     * As {@link #html(TemplateVersion, Terms, AgreementReference)}, with each printed value of a field in a {@code span} whose {@code data-field}
     * is where it stands in the terms, as a JSON pointer, and whose {@code data-declared} is how its template names it.
     */
    public String markedHtml(TemplateVersion version, Terms terms, AgreementReference reference) {
        return template(version).markedHtml(terms, reference);
    }

    /** The playbooks of the folder and of the program, before anything is released of them, as they speak in English. */
    public Playbooks playbooks() {
        return playbooks(Locale.ENGLISH.getLanguage());
    }

    private Playbooks playbooks(String language) {
        return playbooksOfFolder.computeIfAbsent(language, tag -> new Playbooks(folder::read, Language.orEnglish(tag)));
    }

    /**
     * The playbook that was released with a wording. Where that was before wordings held one, or nothing was released, the folder's holds.
     * Idempotent.
     */
    public Playbooks playbooks(TemplateVersion version) {
        Playbooks known = playbooks.get(version);
        if (known != null) {
            return known;
        }
        Playbooks read = Optional.ofNullable(released.getIfAvailable())
                .flatMap(store -> store.wording(version))
                .map(wording -> playbooks(wording, folder, version.language()))
                .orElseGet(() -> playbooks(version.language()));
        Playbooks raced = playbooks.putIfAbsent(version, read);
        return raced == null ? read : raced;
    }

    /**
     * The playbooks of a wording that nobody may have released, and of another for the kinds of which it holds none.
     *
     * @param language of the wording, in which they speak
     */
    public static Playbooks playbooks(WordingSource wording, WordingSource library, String language) {
        return new Playbooks(file -> wording.read(file).or(() -> library.read(file)), Language.orEnglish(language));
    }

    /** Every field that a wording declares, in its language and in the order of declaration. */
    public List<FieldDeclaration> declarations(TemplateVersion version) {
        return template(version).header().declarations();
    }

    /** A length of time that a wording itself sets, such as within what an answer is due; empty where it sets none of that name. */
    public Optional<Period> deadline(TemplateVersion version, String name) {
        return Optional.ofNullable(template(version).header().deadlines().get(name));
    }

    /**
     * The clauses of a wording of which the parties choose among several texts: the names of these, the standard one first, by names of clauses.
     *
     * @throws UnknownWording if the version was neither released nor is it that of the folder
     */
    public Map<String, List<String>> clauses(TemplateVersion version) {
        return template(version).positions();
    }

    /**
     * The texts of clauses that terms choose, and a wording does not have: such terms could never be set into it.
     *
     * @throws UnknownWording if the version was neither released nor is it that of the folder
     */
    public List<FieldProblem> unworded(TemplateVersion version, Terms terms) {
        return template(version).unworded(terms);
    }

    private Template template(TemplateVersion version) {
        Template template = versions.get(version);
        if (template == null) {
            template = Optional.ofNullable(released.getIfAvailable())
                    .flatMap(store -> store.wording(version))
                    .map(wording -> TemplateParser.parse(wording, version.name(), version.language()))
                    .orElseGet(() -> ofFolder(version.name(), version.language()));
            versions.putIfAbsent(template.version(), template);
        }
        if (!template.version().equals(version)) {
            throw new UnknownWording(version);
        }
        return template;
    }

    /**
     * As {@link #html(TemplateVersion, Terms, AgreementReference)}, for wording that nobody has released: every page says that it is a draft.
     *
     * @throws MalformedTemplate if it is not as a template must be
     */
    public static String preview(
            WordingSource wording, String name, String language, Terms terms, AgreementReference reference) {
        return TemplateParser.parse(wording, name, language).draft(terms, reference);
    }

    /**
     * As {@link #html(TemplateVersion, Map, DocumentReference)}, for wording that nobody has released.
     *
     * @throws MalformedTemplate if it is not as a template must be
     */
    public static String preview(
            WordingSource wording, String name, String language, Map<String, ?> values, DocumentReference reference) {
        return TemplateParser.parse(wording, name, language).document(values, reference);
    }

    /**
     * Values for a document that is no agreement, held against what its files declare.
     *
     * @throws MalformedTermsException with every problem found
     * @throws MalformedTemplate if there are no such declarations, or they are not as they must be
     */
    public static DocumentValues values(WordingSource wording, String name, String language, byte[] json)
            throws MalformedTermsException {
        return DocumentValues.parse(
                declarations(wording, name, language).stream()
                        .map(DeclaredKind::ofTerms)
                        .toList(),
                json);
    }

    /**
     * All files that a wording in one language consists of, and no others.
     *
     * @throws MalformedTemplate if it is not as a template must be
     */
    public static Wording closure(WordingSource wording, String name, String language) {
        return TemplateParser.parse(wording, name, language).wording();
    }

    /**
     * Every field that a kind of agreement declares, in the order of declaration; what lies within a list, group or choice after it.
     *
     * @param name of the kind: "nda"
     * @param language whose labels and words are taken
     * @throws MalformedTemplate if there are no such declarations, or they are not as they must be
     */
    public static List<FieldDeclaration> declarations(WordingSource wording, String name, String language) {
        String file = name + ".yaml";
        String yaml = wording.read(file).orElseThrow(() -> new MalformedTemplate(file, "is not there"));
        return TemplateHeader.parse(file, yaml, language).declarations();
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
