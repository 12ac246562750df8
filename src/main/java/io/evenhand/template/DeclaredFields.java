package io.evenhand.template;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds declared fields by the names that a text gives them, and knows which of them it never named. */
final class DeclaredFields {
    /** A declared field, and the whole path under which it is declared. */
    record Found(Field field, String path) {}

    private final String file;
    private final String declarations;
    private final TemplateHeader header;
    private final Findings findings;
    // By identity: two fields may well be declared alike.
    private final Set<Field> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * @param file of the text
     * @param declarations the file in which the fields are declared
     */
    DeclaredFields(String file, String declarations, TemplateHeader header, Findings findings) {
        this.file = file;
        this.declarations = declarations;
        this.header = header;
        this.findings = findings;
        gather(header.fields(), "");
    }

    private void gather(Field parent, String path) {
        parent.fields().forEach((name, field) -> {
            names.add(path + name);
            field.words().keySet().forEach(choice -> names.add(path + name + "." + choice));
            gather(field, path + name + ".");
        });
    }

    /** By its whole path; null if there is none. */
    @Nullable
    Found find(String path) {
        return find(header.fields(), "", path);
    }

    /** By its path within another field, whose own path ends with a dot. */
    @Nullable
    Found find(Field from, String before, String path) {
        Field field = from;
        for (String name : path.split("\\.")) {
            @Nullable Field inner = field.fields().get(name);
            if (inner == null && field.type().isChoice() && field.words().containsKey(name)) {
                inner = Field.group(name);
            }
            if (inner == null) {
                return null;
            }
            used.add(inner);
            field = inner;
        }
        return new Found(field, before + path);
    }

    /** Says so, and which name was probably meant. */
    void undeclared(Line line, int column, String problem, String name) {
        findings.add(
                LintRule.UNDECLARED_FIELD,
                line,
                column,
                problem,
                Nearest.suggestion(name, names, "Declare it there, or take it out."));
    }

    /**
     * Names what is declared, but neither used nor said by sentences.
     *
     * @param said the groups of sentences that the text has places for
     */
    void checkUsed(Set<String> said) {
        checkUsed(header.fields(), "", said);
    }

    private void checkUsed(Field parent, String path, Set<String> said) {
        for (Field field : parent.fields().values()) {
            if (path.isEmpty() && field.name().equals(TemplateHeader.CHOSEN)) {
                // Nobody declared it, and a text need not list it.
                continue;
            }
            boolean isSaid = field.details().sentence().filter(said::contains).isPresent();
            if (!used.contains(field) && !isSaid) {
                findings.add(
                        LintRule.UNUSED_FIELD,
                        declarations,
                        field.details().line(),
                        field.details().column(),
                        "The field \"%s\" is declared, but never used in %s.".formatted(path + field.name(), file),
                        "Print it as {{%s}}, or take the declaration out.".formatted(path + field.name()));
            }
            checkUsed(field, path + field.name() + ".", said);
        }
    }
}
