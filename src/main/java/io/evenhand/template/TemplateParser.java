package io.evenhand.template;

import io.evenhand.terms.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a template with the clauses that it includes, and checks everything that can be checked without terms: fields are
 * declared and used, conditions are closed, references lead somewhere.
 *
 * <p>A line of its own may be a condition or repeated part (<code>{{#field}}</code>, <code>{{^field}}</code>,
 * <code>{{/field}}</code>), an included clause (<code>{{> clause}}</code>), or open and close a part of the page
 * (<code>::: cover</code> … <code>:::</code>). Everything else is Markdown.
 */
final class TemplateParser {
    private static final Pattern INCLUDE = Pattern.compile("\\{\\{> ([a-z][a-z0-9-]*)}}");
    private static final Pattern PART = Pattern.compile("::: ([a-z-]+)( .*)?");
    private static final Set<String> PARTS =
            Set.of("cover", "key-terms", "table", "note", "parties", "signatures", "signature", "signature-box");
    private static final String PART_TAG = "::: ";
    private static final int MAX_INCLUDES = 50;
    private static final int MAX_INCLUDE_DEPTH = 20;

    private final WordingSource source;
    private final String name;
    private final String file;
    private final String language;
    private final Map<String, String> read = new TreeMap<>();
    private final MarkdownToHtml markdown = new MarkdownToHtml();
    private final StringBuilder html = new StringBuilder();
    private final List<Line> pending = new ArrayList<>();
    private int included;
    private int columns;

    private TemplateParser(WordingSource source, String name, String language) {
        this.source = source;
        this.name = name;
        this.language = language;
        this.file = name + "." + language + ".md";
    }

    /** @throws MalformedTemplate with file, line, problem and remedy */
    static Template parse(WordingSource source, String name, String language) {
        return new TemplateParser(source, name, language).parse();
    }

    private Template parse() {
        String text = read(file);
        String declarations = name + ".yaml";
        TemplateHeader header = TemplateHeader.parse(declarations, read(declarations), language);
        var fields = new FieldUse(file, declarations, header);
        for (Line line : lines(file, 1, text, 0)) {
            take(fields, line);
        }
        flush();
        fields.finish();
        checkReferences();
        Language words = Language.find(language)
                .orElseThrow(() -> new MalformedTemplate(
                        file, "the program does not know how values read in the language \"" + language + "\""));
        String style = read("style.css");
        Wording wording = Wording.of(read);
        return new Template(
                new TemplateVersion(header.name(), header.language(), wording.hash()),
                wording,
                declarations,
                file,
                header,
                words,
                style,
                html.toString());
    }

    /** Reads a file and keeps it with the wording. */
    private String read(String wanted) {
        String text = source.read(wanted)
                .orElseThrow(() -> new MalformedTemplate(file, "the file " + wanted + " is missing"));
        read.put(wanted, text);
        return text;
    }

    private List<Line> lines(String name, int first, String text, int depth) {
        List<Line> lines = new ArrayList<>();
        int number = first;
        for (String content : text.split("\n", -1)) {
            var line = new Line(name, number++, content.stripTrailing());
            Matcher include = INCLUDE.matcher(line.text().strip());
            if (!include.matches()) {
                lines.add(line);
                continue;
            }
            if (++included > MAX_INCLUDES || depth >= MAX_INCLUDE_DEPTH) {
                throw line.problem("clauses include one another without end");
            }
            String clause = "clauses/" + include.group(1) + "." + language + ".md";
            if (source.read(clause).isEmpty()) {
                throw line.problem("there is no clause " + clause);
            }
            lines.addAll(lines(clause, 1, read(clause), depth + 1));
        }
        return lines;
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
            openPart(
                    fields,
                    line,
                    part.group(1),
                    part.group(2) == null ? "" : part.group(2).strip());
        } else if (text.equals(":::")) {
            flush();
            closePart(fields, line);
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
            try {
                String rendered = markdown.render(
                        text,
                        columns,
                        (at, what) -> lines.get(Math.min(at, lines.size() - 1)).problem(what));
                // Markdown knows other ways to write a brace; none may add a tag that was not checked.
                if (!FieldUse.sameTags(text, rendered)) {
                    throw firstEscape(lines).problem("braces that are no field are not allowed");
                }
                html.append(rendered);
            } catch (MarkdownToHtml.DuplicateId e) {
                throw lines.getFirst().problem("the id \"" + e.id + "\" is given twice");
            }
        }
        pending.clear();
    }

    /** Where Markdown's other ways to write a brace begin: an escape or an entity. */
    private static Line firstEscape(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.text().contains("\\") || line.text().contains("&"))
                .findFirst()
                .orElse(lines.getFirst());
    }

    private void openPart(FieldUse fields, Line line, String name, String rest) {
        if (!PARTS.contains(name)) {
            throw line.problem("there is no part \"" + name + "\"; use one of " + new TreeSet<>(PARTS));
        }
        fields.open(PART_TAG + name, line);
        if (name.equals("key-terms") || name.equals("table")) {
            openTable(line, name, rest.split("\\|", -1));
            return;
        }
        markdown.leaveClause();
        if (name.equals("signature-box")) {
            fields.use(line, "partnerId");
            html.append(SignaturePlaces.BOX);
            return;
        }
        html.append("<div class=\"").append(name).append("\">\n");
    }

    private void openTable(Line line, String name, String[] words) {
        if (words.length < 3) {
            throw line.problem(
                    "write the caption and the column headings: \"::: %s Key terms | Term | Agreed\"".formatted(name));
        }
        columns = words.length - 1;
        html.append("<table class=\"%s\"><caption>%s</caption><thead><tr>".formatted(name, plain(words[0])));
        Arrays.stream(words).skip(1).forEach(word -> html.append("<th scope=\"col\">%s</th>".formatted(plain(word))));
        html.append("</tr></thead><tbody>\n");
    }

    private void closePart(FieldUse fields, Line line) {
        if (!fields.closes(PART_TAG)) {
            throw line.problem("\":::\" closes nothing that was opened here");
        }
        html.append(columns > 0 ? "</tbody></table>\n" : "</div>\n");
        columns = 0;
    }

    private static String plain(String text) {
        return text.strip().replace("&", "&amp;").replace("<", "&lt;").replace("{", "");
    }

    private void checkReferences() {
        Set<String> dangling = new TreeSet<>(markdown.references());
        dangling.removeAll(markdown.ids());
        if (!dangling.isEmpty()) {
            throw new MalformedTemplate(file, "references lead nowhere: " + String.join(", ", dangling));
        }
    }
}
