package io.evenhand.template;

import io.evenhand.template.Field.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template with the clauses that it includes, and checks everything that can be checked without terms: fields are
 * declared and used, conditions are closed, references lead somewhere.
 *
 * <p>A line of its own may be a condition or repeated part (<code>{{#field}}</code>, <code>{{^field}}</code>,
 * <code>{{/field}}</code>), an included clause (<code>{{> clause}}</code>), or open and close a part of the page
 * (<code>::: cover</code> … <code>:::</code>). Everything else is Markdown.
 */
final class TemplateParser {
    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)(-last|\\.|[a-z][A-Za-z0-9.-]*)}}");
    private static final Pattern INCLUDE = Pattern.compile("\\{\\{> ([a-z][a-z0-9-]*)}}");
    private static final Pattern SECTION = Pattern.compile("\\{\\{([#^/])([a-z][A-Za-z0-9.-]*)}}");
    private static final Pattern PART = Pattern.compile("::: ([a-z-]+)( .*)?");
    private static final Set<String> PARTS =
            Set.of("cover", "key-terms", "table", "note", "parties", "signatures", "signature", "signature-box");
    private static final String HEADER_END = "---";
    private static final int MAX_INCLUDES = 50;
    private static final int MAX_DEPTH = 20;

    private record Line(String file, int number, String text) {}

    private record Open(String tag, Line line, @Nullable Field scope) {}

    private final TemplateFolder folder;
    private final String file;
    private final String language;
    private final MessageDigest digest = sha256();
    private final MarkdownToHtml markdown = new MarkdownToHtml();
    private final StringBuilder html = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Line> pending = new ArrayList<>();
    // By identity: two fields may well be declared alike.
    private final Set<Field> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> usedSentences = new TreeSet<>();
    private int included;
    private int columns;

    private TemplateParser(TemplateFolder folder, String name, String language) {
        this.folder = folder;
        this.language = language;
        this.file = name + "." + language + ".md";
    }

    /** @throws MalformedTemplate with file, line, problem and remedy */
    static Template parse(TemplateFolder folder, String name, String language) {
        return new TemplateParser(folder, name, language).parse();
    }

    private Template parse() {
        String text = read(file);
        if (!text.startsWith(HEADER_END + "\n") || text.indexOf("\n" + HEADER_END + "\n") < 0) {
            throw new MalformedTemplate(file, 1, "a template begins with its header between two lines of \"---\"");
        }
        int end = text.indexOf("\n" + HEADER_END + "\n", 3);
        TemplateHeader header = TemplateHeader.parse(file, text.substring(4, end + 1));
        String body = text.substring(end + 5);
        int bodyLine = (int) text.substring(0, end + 5).lines().count() + 1;
        for (Line line : lines(file, bodyLine, body, 0)) {
            take(header, line);
        }
        flush();
        if (!open.isEmpty()) {
            Open left = open.peek();
            throw problem(left.line(), "\"" + left.tag() + "\" is never closed");
        }
        checkReferences();
        checkUse(header, header.fields(), "");
        String wordsFile = "words." + language + ".yaml";
        var words = new Words(wordsFile, read(wordsFile), Locale.forLanguageTag(language));
        String style = read("style.css");
        return new Template(
                new TemplateVersion(
                        header.name(), header.language(), HexFormat.of().formatHex(digest.digest())),
                file,
                header,
                words,
                style,
                html.toString());
    }

    /** Reads a file and adds its name and text to the hash of the wording. */
    private String read(String name) {
        String text =
                folder.read(name).orElseThrow(() -> new MalformedTemplate(file, "the file " + name + " is missing"));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
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
            if (++included > MAX_INCLUDES || depth >= MAX_DEPTH) {
                throw problem(line, "clauses include one another without end");
            }
            String clause = "clauses/" + include.group(1) + "." + language + ".md";
            if (folder.read(clause).isEmpty()) {
                throw problem(line, "there is no clause " + clause);
            }
            lines.addAll(lines(clause, 1, read(clause), depth + 1));
        }
        return lines;
    }

    private void take(TemplateHeader header, Line line) {
        String text = line.text().strip();
        Matcher section = SECTION.matcher(text);
        Matcher part = PART.matcher(text);
        if (section.matches()) {
            flush();
            useTags(header, line);
            html.append(text).append('\n');
        } else if (part.matches()) {
            flush();
            openPart(
                    header,
                    line,
                    part.group(1),
                    part.group(2) == null ? "" : part.group(2).strip());
        } else if (text.equals(":::")) {
            flush();
            closePart(line);
        } else {
            useTags(header, line);
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
                        text, columns, (at, what) -> problem(lines.get(Math.min(at, lines.size() - 1)), what));
                // Markdown knows other ways to write a brace; none may add a tag that was not checked.
                if (!tags(rendered).equals(tags(text)) || hasOtherBraces(rendered)) {
                    throw problem(firstEscape(lines), "braces that are no field are not allowed");
                }
                html.append(rendered);
            } catch (MarkdownToHtml.DuplicateId e) {
                throw problem(lines.getFirst(), "the id \"" + e.id + "\" is given twice");
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

    private static List<String> tags(String text) {
        return TAG.matcher(text).results().map(MatchResult::group).toList();
    }

    private static boolean hasOtherBraces(String text) {
        String rest = TAG.matcher(text).replaceAll("");
        return rest.contains("{{") || rest.contains("}}") || text.contains("{{{") || text.contains("}}}");
    }

    private void openPart(TemplateHeader header, Line line, String name, String rest) {
        if (!PARTS.contains(name)) {
            throw problem(line, "there is no part \"" + name + "\"; use one of " + new TreeSet<>(PARTS));
        }
        push(new Open("::: " + name, line, null));
        if (name.equals("key-terms") || name.equals("table")) {
            openTable(line, name, rest.split("\\|", -1));
            return;
        }
        markdown.leaveClause();
        html.append("<div class=\"").append(name).append('"');
        if (name.equals("signature-box")) {
            use(header, line, "partnerId");
            html.append(" id=\"signature-{{-index}}\" data-party=\"{{partnerId}}\"");
        }
        html.append(">\n");
    }

    private void openTable(Line line, String name, String[] words) {
        if (words.length < 3) {
            throw problem(
                    line,
                    "write the caption and the column headings: \"::: %s Key terms | Term | Agreed\"".formatted(name));
        }
        columns = words.length - 1;
        html.append("<table class=\"%s\"><caption>%s</caption><thead><tr>".formatted(name, plain(words[0])));
        Arrays.stream(words).skip(1).forEach(word -> html.append("<th scope=\"col\">%s</th>".formatted(plain(word))));
        html.append("</tr></thead><tbody>\n");
    }

    private void closePart(Line line) {
        Open last = open.peek();
        if (last == null || !last.tag().startsWith(":::")) {
            throw problem(line, "\":::\" closes nothing that was opened here");
        }
        open.pop();
        html.append(columns > 0 ? "</tbody></table>\n" : "</div>\n");
        columns = 0;
    }

    private static String plain(String text) {
        return text.strip().replace("&", "&amp;").replace("<", "&lt;").replace("{", "");
    }

    /** Checks every tag of the line against the declared fields, and follows conditions and repeated parts. */
    private void useTags(TemplateHeader header, Line line) {
        Matcher tag = TAG.matcher(line.text());
        int depthBefore = open.size();
        if (hasOtherBraces(line.text())) {
            throw problem(
                    line, "a field is written {{name}}, a condition {{#name}} … {{/name}}; nothing else is possible");
        }
        while (tag.find()) {
            String kind = tag.group(1);
            String name = tag.group(2);
            if (kind.equals("/")) {
                Open last = open.peek();
                if (last == null || !last.tag().equals(name)) {
                    throw problem(line, "{{/" + name + "}} closes nothing that was opened here");
                }
                open.pop();
                continue;
            }
            @Nullable Field field = use(header, line, name);
            if (!kind.isEmpty()) {
                push(new Open(name, line, kind.equals("#") ? field : null));
            } else if (field != null
                    && (field.type() == Type.LIST || field.type() == Type.GROUP || field.type() == Type.FLAG)) {
                throw problem(line, "\"" + name + "\" cannot be printed; use it as a condition: {{#" + name + "}}");
            }
        }
        if (open.size() != depthBefore && !SECTION.matcher(line.text().strip()).matches()) {
            throw problem(
                    line,
                    "a condition within a line ends in that line; for whole paragraphs, give it lines of its own");
        }
    }

    private void push(Open opened) {
        open.push(opened);
        if (open.size() > MAX_DEPTH) {
            throw problem(opened.line(), "conditions are nested more than " + MAX_DEPTH + " deep");
        }
    }

    /** Finds the declared field of a name, from the innermost repeated part outwards; null for what every text may use. */
    private @Nullable Field use(TemplateHeader header, Line line, String name) {
        if (BuiltIn.isKnown(name)) {
            return null;
        }
        if (name.startsWith("has.")) {
            @Nullable Field list = resolve(header.fields(), name.substring("has.".length()));
            if (list == null || !(list.type() == Type.LIST || list.type() == Type.TEXTS)) {
                throw problem(line, "\"" + name + "\" asks for a list that the header does not declare");
            }
            return Field.group(name);
        }
        if (name.equals("text") && open.stream().anyMatch(opened -> opened.tag().startsWith("sentences."))) {
            return null;
        }
        if (name.startsWith("sentences.") && header.sentences().contains(name.substring("sentences.".length()))) {
            usedSentences.add(name.substring("sentences.".length()));
            return null;
        }
        if (name.equals(".")
                && open.stream().anyMatch(o -> o.scope() != null && o.scope().type() == Type.TEXTS)) {
            return null;
        }
        for (Open opened : open) {
            if (opened.scope() != null) {
                @Nullable Field inner = resolve(opened.scope(), name);
                if (inner != null) {
                    return inner;
                }
            }
        }
        @Nullable Field field = resolve(header.fields(), name);
        if (field == null) {
            throw problem(line, "the field \"" + name + "\" is not declared in the header");
        }
        return field;
    }

    private @Nullable Field resolve(Field from, String path) {
        Field field = from;
        for (String name : path.split("\\.")) {
            boolean choice = field.type() == Type.CHOICE || field.type() == Type.CHOICES;
            @Nullable Field inner = field.fields().get(name);
            if (inner == null && choice && field.words().containsKey(name)) {
                inner = Field.group(name);
            }
            if (inner == null) {
                return null;
            }
            used.add(inner);
            field = inner;
        }
        return field;
    }

    private void checkReferences() {
        Set<String> dangling = new TreeSet<>(markdown.references());
        dangling.removeAll(markdown.ids());
        if (!dangling.isEmpty()) {
            throw new MalformedTemplate(file, "references lead nowhere: " + String.join(", ", dangling));
        }
    }

    private void checkUse(TemplateHeader header, Field parent, String path) {
        for (Field field : parent.fields().values()) {
            if (!used.contains(field)) {
                throw new MalformedTemplate(
                        file, "the field \"" + path + field.name() + "\" is declared, but never used");
            }
            checkUse(header, field, path + field.name() + ".");
        }
        if (path.isEmpty() && !usedSentences.containsAll(header.sentences())) {
            throw new MalformedTemplate(file, "declared sentences have no place in the text: " + header.sentences());
        }
    }

    private static MalformedTemplate problem(Line line, String what) {
        return new MalformedTemplate(line.file(), line.number(), what);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
