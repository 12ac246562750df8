package io.evenhand.template;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Language;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.SharedClauses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template with the clauses that it includes, and checks everything that can be checked without terms: fields are
 * declared and used, conditions are closed, references lead somewhere. It goes on after a mistake, so that all of them are found.
 *
 * <p>A line of its own may be a condition or repeated part (<code>{{#field}}</code>, <code>{{^field}}</code>,
 * <code>{{/field}}</code>), an included clause (<code>{{> clause}}</code>), or open and close a part of the page
 * (<code>::: cover</code> … <code>:::</code>). Everything else is Markdown.
 */
final class TemplateParser {
    private static final Pattern PART = Pattern.compile("::: ([a-z-]+)( .*)?");
    private static final String STYLE = "style.css";

    /**
     * What was read.
     *
     * @param header with the choices among texts of clauses
     * @param positions the names of these texts by names of clauses, of each the standard one first
     * @param template ready for use; empty if there is an error
     */
    record Read(
            TemplateHeader header,
            TextModel model,
            Map<String, List<String>> positions,
            Map<String, String> files,
            Optional<Template> template) {}

    private final WordingSource source;
    private final String name;
    private final String file;
    private final String declarations;
    private final String language;
    private final Findings findings;
    private final TextModel model = new TextModel();
    private final Map<String, String> read = new TreeMap<>();
    private final MarkdownToHtml markdown = new MarkdownToHtml();
    private final StringBuilder html = new StringBuilder();
    private final List<Line> pending = new ArrayList<>();
    private final HostileText hostile;
    private final PageParts parts;
    private final Inclusions inclusions;
    private List<Column> columns = List.of();

    private TemplateParser(WordingSource source, String name, String language, Findings findings) {
        this.source = source;
        this.name = name;
        this.language = language;
        this.file = name + "." + language + ".md";
        this.declarations = name + ".yaml";
        this.findings = findings;
        this.hostile = new HostileText(findings);
        this.parts = new PageParts(markdown, html, findings);
        this.inclusions = new Inclusions(source, language, hostile, model, read, findings);
    }

    /** @throws MalformedTemplate with file, line, problem and remedy of the first error */
    static Template parse(WordingSource source, String name, String language) {
        var findings = new Findings();
        Read read = read(source, name, language, findings);
        findings.throwFirstError();
        return read.template().orElseThrow(() -> new IllegalStateException("No template, and no error"));
    }

    /** Reads as much as can be read, and says what is wrong with the rest. */
    static Read read(WordingSource source, String name, String language, Findings findings) {
        return new TemplateParser(source, name, language, findings).read();
    }

    private Read read() {
        @Nullable String declared = read(declarations);
        @Nullable String text = read(file);
        TemplateHeader header = declared == null
                ? TemplateHeader.none(name, language)
                : DeclarationReader.read(declarations, declared, language, findings);
        TemplateHeader whole = text == null ? header : readText(header, text);
        @Nullable Language words = Language.find(language).orElse(null);
        if (words == null) {
            findings.add(
                    LintRule.MISSING_FILE,
                    file,
                    0,
                    0,
                    "The program does not know how values read in the language \"%s\".".formatted(language),
                    "Word it in a language that the program knows, such as \"en\".");
        }
        playbook();
        @Nullable String style = style(whole.document());
        return new Read(whole, model, inclusions.positions(), read, template(header, words, style));
    }

    /** The look of all documents, and what adds to it for those that are no agreements. */
    private @Nullable String style(DocumentType document) {
        @Nullable String style = read(STYLE);
        if (style == null) {
            return null;
        }
        hostile.checkStyle(STYLE, style);
        if (document.isAgreement()) {
            return style;
        }
        @Nullable String own = read(document.style());
        if (own == null) {
            return null;
        }
        hostile.checkStyle(document.style(), own);
        return style + "\n" + own;
    }

    /** Gives the header with the choices among texts that the text was found to have. */
    private TemplateHeader readText(TemplateHeader declared, String text) {
        List<Line> lines = inclusions.lines(file, text);
        // It quotes those alone that it changes.
        boolean optional = name.equals(AgreementKind.AMENDMENT.code());
        TemplateHeader header = declared.withClauses(inclusions.positions(), optional);
        var fields = new FieldUse(file, declarations, header, model, findings);
        try {
            for (Line line : lines) {
                if (findings.isFull()) {
                    return header;
                }
                take(fields, line);
            }
            flush();
            fields.finish();
            new References(header, model, findings).checkIds(markdown);
        } catch (FieldUse.TooDeep abandoned) {
            pending.clear();
        }
        return header;
    }

    private Optional<Template> template(TemplateHeader header, @Nullable Language words, @Nullable String style) {
        if (words == null || style == null || findings.firstError().isPresent()) {
            return Optional.empty();
        }
        Wording wording = Wording.of(read);
        return Optional.of(new Template(
                new TemplateVersion(header.name(), header.language(), wording.hash()),
                wording,
                declarations,
                file,
                header,
                inclusions.positions(),
                words,
                style,
                html.toString()));
    }

    /**
     * What is standard and what is not acceptable belongs to the wording, where there is anything of it: in its fields, and among the texts
     * that its clauses come in.
     */
    private void playbook() {
        keep(Playbooks.file(name));
        if (!inclusions.positions().isEmpty()) {
            keep(SharedClauses.FILE);
        }
    }

    private void keep(String wanted) {
        try {
            source.read(wanted).ifPresent(content -> read.put(wanted, content));
        } catch (MalformedTemplate unreadable) {
            findings.add(
                    LintRule.MISSING_FILE, wanted, 0, 0, String.valueOf(unreadable.getMessage()), "Mend the file.");
        }
    }

    /** Reads a file and keeps it with the wording; null once it was said why there is none. */
    private @Nullable String read(String wanted) {
        try {
            Optional<String> text = source.read(wanted);
            text.ifPresent(content -> read.put(wanted, content));
            if (text.isEmpty()) {
                findings.add(
                        LintRule.MISSING_FILE,
                        wanted.endsWith(".yaml") ? wanted : file,
                        0,
                        0,
                        "The file %s is missing.".formatted(wanted),
                        "Write it, or take its language out of the titles in %s.".formatted(declarations));
            }
            return text.orElse(null);
        } catch (MalformedTemplate unreadable) {
            findings.add(
                    LintRule.MISSING_FILE, wanted, 0, 0, String.valueOf(unreadable.getMessage()), "Mend the file.");
            return null;
        }
    }

    private void take(FieldUse fields, Line line) {
        String text = line.text().strip();
        Matcher part = PART.matcher(text);
        if (FieldUse.isSection(text)) {
            flush();
            fields.take(line);
            html.append(text).append('\n');
        } else if (part.matches()) {
            flush();
            if (text.contains("{{")) {
                fields.take(line);
            }
            columns = parts.open(
                    fields,
                    line,
                    part.group(1),
                    part.group(2) == null ? "" : part.group(2).strip());
        } else if (text.equals(":::")) {
            flush();
            parts.close(fields, line, !columns.isEmpty());
            columns = List.of();
        } else {
            fields.take(line);
            pending.add(line);
        }
    }

    /** Renders the Markdown gathered so far. */
    private void flush() {
        if (pending.stream().anyMatch(line -> !line.text().isBlank())) {
            String text = pending.stream().map(Line::text).collect(Collectors.joining("\n"));
            List<Line> lines = List.copyOf(pending);
            if (hostile.isBearable(lines)) {
                String rendered = markdown.render(
                        text,
                        columns,
                        (at, rule, problem, suggestion) ->
                                findings.add(rule, lines.get(Math.min(at, lines.size() - 1)), 1, problem, suggestion));
                // Markdown knows other ways to write a brace; none may add a tag that was not checked.
                if (!FieldUse.sameTags(text, rendered)
                        || rendered.replace("{{#", "").contains("{#")) {
                    findings.add(
                            LintRule.SYNTAX,
                            firstEscape(lines),
                            1,
                            "Braces that are no field are not allowed.",
                            "A field is written {{name}}; an id stands as {#id} at the end of a heading or the begin of a paragraph.");
                }
                for (String bars : model.bars) {
                    rendered = rendered.replace("{{" + bars + "}}", Bars.html(bars));
                }
                html.append(rendered);
            }
        }
        pending.clear();
    }

    /** Where Markdown's other ways to write a brace begin: an escape or an entity. */
    private static Line firstEscape(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.text().contains("\\") || line.text().contains("&"))
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> line.text().contains("{#"))
                        .findFirst())
                .orElse(lines.getFirst());
    }
}
