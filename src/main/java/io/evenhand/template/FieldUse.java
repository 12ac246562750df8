package io.evenhand.template;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows the fields, conditions and repeated parts of a template from line to line: every name must be declared, every
 * declaration used, and whatever is opened closed in its turn.
 */
final class FieldUse {
    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)(-last|\\.|[a-z][A-Za-z0-9.-]*)}}");
    private static final Pattern SECTION = Pattern.compile("\\{\\{([#^/])([a-z][A-Za-z0-9.-]*)}}");
    private static final int MAX_DEPTH = 20;

    private record Open(String tag, Line line, @Nullable Field scope) {}

    private final String file;
    private final String declarations;
    private final TemplateHeader header;
    private final Deque<Open> open = new ArrayDeque<>();
    // By identity: two fields may well be declared alike.
    private final Set<Field> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> usedSentences = new TreeSet<>();

    /** @param declarations the file in which the fields are declared */
    FieldUse(String file, String declarations, TemplateHeader header) {
        this.file = file;
        this.declarations = declarations;
        this.header = header;
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
        Matcher tag = TAG.matcher(line.text());
        int depthBefore = open.size();
        if (hasOtherBraces(line.text())) {
            throw line.problem(
                    "a field is written {{name}}, a condition {{#name}} … {{/name}}; nothing else is possible");
        }
        while (tag.find()) {
            String kind = tag.group(1);
            String name = tag.group(2);
            if (kind.equals("/")) {
                Open last = open.peek();
                if (last == null || !last.tag().equals(name)) {
                    throw line.problem("{{/" + name + "}} closes nothing that was opened here");
                }
                open.pop();
                continue;
            }
            @Nullable Field field = use(line, name);
            if (!kind.isEmpty()) {
                push(new Open(name, line, kind.equals("#") ? field : null));
            } else if (field != null
                    && (field.type().hasEntries()
                            || field.type() == FieldType.GROUP
                            || field.type() == FieldType.FLAG)) {
                throw line.problem("\"" + name + "\" cannot be printed; use it as a condition: {{#" + name + "}}");
            }
        }
        if (open.size() != depthBefore && !isSection(line.text().strip())) {
            throw line.problem(
                    "a condition within a line ends in that line; for whole paragraphs, give it lines of its own");
        }
    }

    private void push(Open opened) {
        open.push(opened);
        if (open.size() > MAX_DEPTH) {
            throw opened.line().problem("conditions are nested more than " + MAX_DEPTH + " deep");
        }
    }

    /** Finds the declared field of a name, from the innermost repeated part outwards; null for what every text may use. */
    @Nullable
    Field use(Line line, String name) {
        if (BuiltIn.isKnown(name)) {
            return null;
        }
        if (name.startsWith("has.")) {
            @Nullable Field list = resolve(header.fields(), name.substring("has.".length()));
            if (list == null || !(list.type().hasEntries() || list.type() == FieldType.TEXTS)) {
                throw line.problem("\"" + name + "\" asks for a list that " + declarations + " does not declare");
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
                && open.stream().anyMatch(o -> o.scope() != null && o.scope().type() == FieldType.TEXTS)) {
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
            throw line.problem("the field \"" + name + "\" is not declared in " + declarations);
        }
        return field;
    }

    private @Nullable Field resolve(Field from, String path) {
        Field field = from;
        for (String name : path.split("\\.")) {
            boolean choice = field.type() == FieldType.CHOICE || field.type() == FieldType.CHOICES;
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

    /** Opens something that {@link #closes} must close before what is around it. */
    void open(String tag, Line line) {
        push(new Open(tag, line, null));
    }

    /** Closes what was opened last if its tag begins so; says whether it does. */
    boolean closes(String beginning) {
        boolean closes = !open.isEmpty() && open.peek().tag().startsWith(beginning);
        if (closes) {
            open.pop();
        }
        return closes;
    }

    /** @throws MalformedTemplate if anything is left open, or declared without being used */
    void finish() {
        if (!open.isEmpty()) {
            throw open.peek().line().problem("\"" + open.peek().tag() + "\" is never closed");
        }
        checkUsed(header.fields(), "");
        if (!usedSentences.containsAll(header.sentences())) {
            throw new MalformedTemplate(file, "declared sentences have no place in the text: " + header.sentences());
        }
    }

    private void checkUsed(Field parent, String path) {
        for (Field field : parent.fields().values()) {
            if (!used.contains(field)) {
                throw new MalformedTemplate(
                        declarations,
                        "the field \"" + path + field.name() + "\" is declared, but never used in " + file);
            }
            checkUsed(field, path + field.name() + ".");
        }
    }
}
