package io.evenhand.template;

import io.evenhand.template.DeclaredFields.Found;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the fields, conditions and repeated parts of a template from line to line: every name must be declared, every
 * declaration used, and whatever is opened closed in its turn.
 */
final class FieldUse {
    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)(-last|\\.|[a-z][A-Za-z0-9.-]*)}}");
    private static final Pattern SECTION = Pattern.compile("\\{\\{([#^/])([a-z][A-Za-z0-9.-]*)}}");
    private static final Pattern REFERENCE = Pattern.compile("\\[]\\(#([a-z][a-z0-9-]*)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} .*");
    private static final Pattern HEADING_ID = Pattern.compile("(?<!\\{)\\{(-|#[a-z][a-z0-9-]*)}$");
    private static final Pattern PARAGRAPH_ID =
            Pattern.compile("^\\s{0,12}(?:[-*+] |\\d{1,9}[.)] )?\\s{0,3}\\{#([a-z][a-z0-9-]*)}(?!})");
    private static final String SENTENCES = "sentences.";
    private static final String HAS = "has.";
    private static final int MAX_DEPTH = 20;

    /** @param part of the page; null for a condition or repeated part */
    private record Open(
            String tag,
            Line line,
            @Nullable Field scope,
            String path,
            boolean holds,
            @Nullable String part) {
        boolean repeats() {
            return holds && scope != null && (scope.type().hasEntries() || scope.type() == FieldType.TEXTS);
        }
    }

    private final String file;
    private final String declarations;
    private final TemplateHeader header;
    private final TextModel model;
    private final Findings findings;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> usedSentences = new TreeSet<>();
    private final DeclaredFields fields;
    private String clause = "";

    /** @param declarations the file in which the fields are declared */
    FieldUse(String file, String declarations, TemplateHeader header, TextModel model, Findings findings) {
        this.file = file;
        this.declarations = declarations;
        this.header = header;
        this.model = model;
        this.findings = findings;
        this.fields = new DeclaredFields(file, declarations, header, findings);
    }

    /** Whether the text is nothing but the begin or end of a condition or repeated part. */
    static boolean isSection(String text) {
        return SECTION.matcher(text).matches();
    }

    /** Whether both hold the same tags in the same order, and no other double braces. */
    static boolean sameTags(String source, String rendered) {
        return tags(source).equals(tags(rendered)) && !hasOtherBraces(rendered);
    }

    private static List<String> tags(String text) {
        return TAG.matcher(text).results().map(MatchResult::group).toList();
    }

    private static boolean hasOtherBraces(String text) {
        String rest = TAG.matcher(text).replaceAll("");
        return rest.contains("{{") || rest.contains("}}") || text.contains("{{{") || text.contains("}}}");
    }

    /** Checks every tag of the line against the declared fields, and follows conditions and repeated parts. */
    void take(Line line) {
        String text = line.text();
        if (hasOtherBraces(text)) {
            findings.add(
                    LintRule.SYNTAX,
                    line,
                    Math.max(0, text.indexOf("{{")) + 1,
                    "A field is written {{name}}, a condition {{#name}} … {{/name}}; nothing else is possible.",
                    "Files, addresses and code cannot be reached from a text; a clause is included as {{> name}} on a line of its"
                            + " own.");
            return;
        }
        int depthBefore = open.size();
        boolean section = isSection(text.strip());
        anchors(line, text);
        if (!section && !text.isBlank()) {
            model.prose.add(new TextModel.Prose(text, spot(line, 1)));
        }
        Matcher tag = TAG.matcher(text);
        int at = 0;
        while (tag.find()) {
            references(line, text, at, tag.start());
            at = tag.end();
            take(line, tag.start() + 1, tag.group(1), tag.group(2));
        }
        references(line, text, at, text.length());
        if (open.size() != depthBefore && !section) {
            findings.add(
                    LintRule.CONDITION,
                    line,
                    1,
                    "A condition within a line ends in that line.",
                    "For whole paragraphs, give {{#name}} and {{/name}} lines of their own.");
            while (open.size() > depthBefore) {
                open.pop();
            }
        }
    }

    private void take(Line line, int column, String kind, String name) {
        if (kind.equals("/")) {
            close(line, column, name);
            return;
        }
        if (name.startsWith(SENTENCES)) {
            sentences(line, column, kind, name);
            return;
        }
        @Nullable Found found = use(line, column, name);
        if (!kind.isEmpty()) {
            String path = found == null ? name : found.path();
            boolean scope = kind.equals("#") && !name.startsWith(HAS);
            if (found != null) {
                model.uses.add(new TextModel.Use(path, found.field(), false, spot(line, column)));
            }
            push(
                    new Open(name, line, scope && found != null ? found.field() : null, path, kind.equals("#"), null),
                    column);
        } else if (found != null) {
            print(line, column, name, found);
        }
    }

    private void print(Line line, int column, String name, Found found) {
        FieldType type = found.field().type();
        if (type.hasEntries() || type == FieldType.GROUP || type == FieldType.FLAG) {
            findings.add(
                    LintRule.UNPRINTABLE_FIELD,
                    line,
                    column,
                    "\"%s\" is a %s and cannot be printed.".formatted(name, type.word()),
                    "Use it as a condition: {{#%1$s}} … {{/%1$s}}.".formatted(name));
        }
        if (type == FieldType.BARS) {
            model.bars.add(name);
        }
        if (type == FieldType.CHOICE && found.field().words().isEmpty() || type == FieldType.TEXTS) {
            findings.add(
                    LintRule.UNPRINTABLE_FIELD,
                    line,
                    column,
                    "\"%s\" is printed, but %s."
                            .formatted(
                                    name,
                                    type == FieldType.TEXTS ? "it is several texts" : "its choices have no words"),
                    type == FieldType.TEXTS
                            ? "Repeat it: {{#%1$s}}{{.}}{{/%1$s}}.".formatted(name)
                            : "Declare its words, or use its choices as conditions.");
        }
        model.uses.add(new TextModel.Use(found.path(), found.field(), true, spot(line, column)));
    }

    private void sentences(Line line, int column, String kind, String name) {
        String group = name.substring(SENTENCES.length());
        if (!header.sentences().contains(group)) {
            findings.add(
                    LintRule.UNDECLARED_FIELD,
                    line,
                    column,
                    "There are no sentences \"%s\"; %s declares none of that name.".formatted(group, declarations),
                    Nearest.suggestion(group, header.sentences(), "Name the group under \"sentences\" there."));
        } else if (kind.equals("#")) {
            usedSentences.add(group);
            model.sentences.add(new TextModel.Sentences(group, spot(line, column)));
        }
        push(new Open(name, line, null, name, kind.equals("#"), null), column);
    }

    private void close(Line line, int column, String name) {
        @Nullable Open last = open.peek();
        if (last != null && last.tag().equals(name)) {
            open.pop();
            return;
        }
        findings.add(
                LintRule.CONDITION,
                line,
                column,
                "{{/%s}} closes nothing that was opened here.".formatted(name),
                last == null
                        ? "Take it out."
                        : "What was opened last is \"%s\", in line %d of %s; close that first."
                                .formatted(
                                        last.tag(),
                                        last.line().number(),
                                        last.line().file()));
        if (open.stream().anyMatch(opened -> opened.tag().equals(name))) {
            while (!open.pop().tag().equals(name)) {
                // What lies within is closed with it.
            }
        }
    }

    private void push(Open opened, int column) {
        open.push(opened);
        if (open.size() > MAX_DEPTH) {
            findings.add(
                    LintRule.TOO_DEEP,
                    opened.line(),
                    column,
                    "Conditions are nested more than %d deep.".formatted(MAX_DEPTH),
                    "Nobody can follow that; take some apart.");
            throw new TooDeep();
        }
    }

    /** Nothing of use can be said about the rest. */
    static final class TooDeep extends RuntimeException {
        TooDeep() {
            super(null, null, false, false);
        }
    }

    /** A field that the program itself prints there. */
    void use(Line line, String name) {
        @Nullable Found found = use(line, 1, name);
        if (found != null) {
            model.uses.add(new TextModel.Use(found.path(), found.field(), true, spot(line, 1)));
        }
    }

    /** Finds the declared field of a name, from the innermost repeated part outwards; null for what every text may use. */
    private @Nullable Found use(Line line, int column, String name) {
        if (BuiltIn.isKnown(name, header) || name.equals("text") && isWithin(SENTENCES)) {
            return null;
        }
        if (name.startsWith(HAS)) {
            @Nullable Found list = fields.find(name.substring(HAS.length()));
            if (list == null
                    || !(list.field().type().hasEntries() || list.field().type() == FieldType.TEXTS)) {
                fields.undeclared(
                        line,
                        column,
                        "\"%s\" asks for a list that %s does not declare.".formatted(name, declarations),
                        name.substring(HAS.length()));
                return null;
            }
            return list;
        }
        if (name.equals(".")
                && open.stream().anyMatch(o -> o.scope() != null && o.scope().type() == FieldType.TEXTS)) {
            return null;
        }
        for (Open opened : open) {
            if (opened.scope() != null) {
                @Nullable Found inner = fields.find(opened.scope(), opened.path() + ".", name);
                if (inner != null) {
                    return inner;
                }
            }
        }
        @Nullable Found field = fields.find(name);
        if (field == null) {
            fields.undeclared(
                    line, column, "The field \"%s\" is not declared in %s.".formatted(name, declarations), name);
        }
        return field;
    }

    private boolean isWithin(String beginning) {
        return open.stream().anyMatch(opened -> opened.tag().startsWith(beginning));
    }

    private void references(Line line, String text, int from, int to) {
        Matcher reference = REFERENCE.matcher(text).region(from, to);
        while (reference.find()) {
            model.references.add(new TextModel.Reference(reference.group(1), spot(line, reference.start() + 1)));
        }
    }

    private void anchors(Line line, String text) {
        boolean heading = HEADING.matcher(text).matches();
        Matcher mark = heading ? HEADING_ID.matcher(text) : PARAGRAPH_ID.matcher(text);
        boolean marked = mark.find();
        String id = marked ? mark.group(1).replaceFirst("^#", "") : "";
        if (heading && text.startsWith("## ")) {
            clause = id.equals("-") ? "" : id;
        }
        if (marked && !id.equals("-")) {
            anchor(id, line, mark.start() + 1);
        }
    }

    /** An id that something bears. */
    void anchor(String id, Line line, int column) {
        model.anchors.add(new TextModel.Anchor(id, open.stream().anyMatch(Open::repeats), spot(line, column)));
    }

    private Spot spot(Line line, int column) {
        Set<Condition> conditions = new HashSet<>();
        for (Open opened : open) {
            if (opened.part() == null) {
                conditions.add(new Condition(opened.path(), opened.holds()));
            }
        }
        List<String> parts = open.stream()
                .flatMap(opened -> Stream.ofNullable(opened.part()))
                .toList();
        return new Spot(line, column, Set.copyOf(conditions), parts, clause);
    }

    /** Opens a part of the page that {@link #closePart} must close before what is around it. */
    void openPart(String part, Line line) {
        model.blocks.add(new TextModel.Block(
                part, open.stream().filter(Open::repeats).map(Open::path).toList(), spot(line, 1)));
        push(new Open("::: " + part, line, null, "", true, part), 1);
    }

    /** Closes the part that was opened last; says whether it was the last thing that was opened. */
    boolean closePart() {
        boolean closes = !open.isEmpty() && open.peek().part() != null;
        if (closes) {
            open.pop();
        }
        return closes;
    }

    /** Names what is left open, or declared without being used. */
    void finish() {
        for (Open left : open) {
            findings.add(
                    LintRule.CONDITION,
                    left.line(),
                    1,
                    "\"%s\" is never closed.".formatted(left.tag()),
                    left.part() == null
                            ? "Write {{/%s}} where it ends.".formatted(left.tag())
                            : "Write \":::\" where it ends.");
        }
        fields.checkUsed(usedSentences);
        for (String group : header.sentences()) {
            if (!usedSentences.contains(group)) {
                findings.add(
                        LintRule.UNPLACED_SENTENCES,
                        file,
                        0,
                        0,
                        "The declared sentences \"%s\" have no place in the text.".formatted(group),
                        "Write {{#sentences.%1$s}} {{text}} {{/sentences.%1$s}} where they belong.".formatted(group));
            }
        }
    }
}
