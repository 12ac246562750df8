package io.evenhand.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ClauseChoices;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.SharedClauses;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One wording, read and checked, ready to take terms. Immutable and safe for use by many threads. */
final class Template {
    /** Lists and items that a condition has split join again. */
    private static final Pattern SPLIT_LIST =
            Pattern.compile("</ol>\\s*<ol class=\"items\">|</ul>\\s*<ul class=\"points\">");

    private final TemplateVersion version;
    private final Wording wording;
    private final String declarations;
    private final String file;
    private final TemplateHeader header;
    private final Map<String, List<String>> positions;
    private final Language words;
    private final String style;
    private final com.samskivert.mustache.Template text;

    /**
     * @param wording every file that it was read from
     * @param declarations the file in which its fields are declared
     * @param positions the names of the texts from which the parties choose, by names of clauses
     */
    Template(
            TemplateVersion version,
            Wording wording,
            String declarations,
            String file,
            TemplateHeader header,
            Map<String, List<String>> positions,
            Language words,
            String style,
            String text) {
        this.version = version;
        this.wording = wording;
        this.declarations = declarations;
        this.file = file;
        this.header = header;
        this.positions = positions;
        this.words = words;
        this.style = style;
        this.text = Mustache.compiler()
                .strictSections(true)
                .zeroIsFalse(true)
                .escapeHTML(true)
                .withLoader(name -> {
                    throw new IllegalStateException("Clauses are included before compiling");
                })
                .compile(text);
    }

    TemplateVersion version() {
        return version;
    }

    /** What it declares. */
    TemplateHeader header() {
        return header;
    }

    /** Every file that it was read from. */
    Wording wording() {
        return wording;
    }

    /** The names of the texts from which the parties choose, by names of clauses. */
    Map<String, List<String>> positions() {
        return positions;
    }

    /** The texts of clauses that these terms choose, and this wording does not have. */
    List<FieldProblem> unworded(Terms terms) {
        List<FieldProblem> unworded = new ArrayList<>();
        terms.chosenClauses().forEach((clause, position) -> {
            List<String> known = positions.getOrDefault(clause, List.of());
            if (!known.contains(position)) {
                unworded.add(new FieldProblem(
                        (terms instanceof PrincipalTerms ? "" : "/amended") + "/clauses/" + clause,
                        "is \"%s\", which the text %s does not have".formatted(position, version),
                        known.isEmpty()
                                ? "leave it out; this text says the clause in one way, or not at all"
                                : "choose one of " + String.join(", ", known)));
            }
        });
        return unworded;
    }

    /** Of each clause, which of its texts is taken; of an amendment, those alone that it changes. */
    private Map<String, Map<String, Boolean>> chosen(Terms terms) {
        unworded(terms).stream().findFirst().ifPresent(problem -> {
            throw new MalformedTemplate(file, "the terms choose a text that is not there: " + problem);
        });
        return taken(terms.chosenClauses(), terms instanceof AmendmentTerms ? "" : ClauseChoices.STANDARD);
    }

    /** What the clauses, and the texts that were chosen of them, are called. */
    private List<Map<String, String>> chosenInWords(Terms terms) {
        SharedClauses clauses = wording.read(SharedClauses.FILE)
                .map(yaml -> SharedClauses.read(yaml, words))
                .orElse(SharedClauses.NONE);
        return terms.chosenClauses().entrySet().stream()
                .map(choice -> Map.of(
                        "label", clauses.label(choice.getKey()),
                        "text", clauses.label(choice.getKey(), choice.getValue())))
                .toList();
    }

    /** @param otherwise which text is taken of a clause of which none was chosen; empty for none */
    private Map<String, Map<String, Boolean>> taken(Map<String, String> chosenClauses, String otherwise) {
        Map<String, Map<String, Boolean>> chosen = new HashMap<>();
        positions.forEach((clause, names) -> {
            String taken = chosenClauses.getOrDefault(clause, otherwise);
            Map<String, Boolean> each = new HashMap<>();
            names.forEach(name -> each.put(name, name.equals(taken)));
            chosen.put(clause, each);
        });
        return chosen;
    }

    String html(Terms terms, AgreementReference reference) {
        return html(TermsValues.of(header, declarations, words, terms), terms, reference, "");
    }

    /** The same, marked on every page as something that nobody can sign. */
    String draft(Terms terms, AgreementReference reference) {
        return html(TermsValues.of(header, declarations, words, terms), terms, reference, watermark());
    }

    private String watermark() {
        return "<div class=\"watermark\">%s</div>".formatted(escape(words.draft()));
    }

    /** As {@link #html}, with every printed value of a field in an element that names the field. */
    String markedHtml(Terms terms, AgreementReference reference) {
        return FieldMarks.elements(
                html(FieldMarks.around(TermsValues.of(header, declarations, words, terms)), terms, reference, ""));
    }

    /** A document that is no agreement. @param typed by name, of the types that its fields declare */
    String document(Map<String, ?> typed, DocumentReference reference) {
        Map<String, @Nullable Object> values = new HashMap<>(TermsValues.of(header, declarations, words, typed));
        values.put("template", BuiltIn.template(version));
        values.put("deadlines", BuiltIn.deadlines(header, words));
        values.put(TemplateHeader.CLAUSES, taken(Map.of(), ClauseChoices.STANDARD));
        values.put("has", has(values));
        Stream<String> footer = Stream.concat(reference.footer().stream(), Stream.of(version.toString()));
        return page(
                reference.title(),
                header.document().word() + " " + version.name(),
                footer.map(Template::escape).collect(Collectors.joining(" · ")),
                reference.draft() ? watermark() : "",
                DocumentTables.finish(body(values)));
    }

    /** Also for lists that the values leave out. */
    private Map<String, Object> has(Map<String, @Nullable Object> values) {
        Map<String, Object> has = new HashMap<>();
        header.fields().fields().values().stream()
                .filter(field -> field.type().hasEntries() || field.type() == FieldType.TEXTS)
                .forEach(field -> has.put(field.name(), false));
        has.putAll(BuiltIn.has(values));
        return has;
    }

    private String html(Map<String, @Nullable Object> ofTerms, Terms terms, AgreementReference reference, String mark) {
        Map<String, @Nullable Object> values = new HashMap<>(ofTerms);
        SignaturePlaces.addTo(values, reference.placesOf());
        values.put("agreement", BuiltIn.agreement(reference, words));
        values.put("template", BuiltIn.template(version));
        values.put("deadlines", BuiltIn.deadlines(header, words));
        values.put("sentences", sentences(terms));
        values.put(TemplateHeader.CLAUSES, chosen(terms));
        values.put(TemplateHeader.CHOSEN, chosenInWords(terms));
        values.put("has", has(values));
        return page(
                header.title() + " " + reference.number(),
                version.name(),
                escape(reference.number()) + " · " + escape(version.toString()) + " · terms "
                        + reference.hash().hex().substring(0, 12),
                mark,
                body(values));
    }

    private String body(Map<String, @Nullable Object> values) {
        try {
            String body = text.execute(values);
            return ClauseNumbers.apply(file, SPLIT_LIST.matcher(body).replaceAll(""), words);
        } catch (MustacheException.Context e) {
            throw new MalformedTemplate(
                    file,
                    "the field \"" + e.key
                            + "\" is printed, but these %s leave it out; put it under a condition"
                                    .formatted(header.document().isAgreement() ? "terms" : "values"));
        }
    }

    private String page(String title, String css, String footer, String mark, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="UTF-8"/><title>%s</title>
                <style>
                %s
                </style></head><body class="%s">
                <div class="footer-left">%s</div>
                <div class="footer-right"><span class="page"></span></div>
                %s%s</body></html>
                """.formatted(version.language(), escape(title), style, css, footer, mark, body);
    }

    /** The sentences of the terms by their group, which is the first word of their id. Each must have its place. */
    private Map<String, List<Map<String, String>>> sentences(Terms terms) {
        Map<String, List<Map<String, String>>> groups = new LinkedHashMap<>();
        header.sentences().forEach(group -> groups.put(group, new ArrayList<>()));
        for (Sentence sentence : TermsFormat.sentences(terms, Locale.forLanguageTag(version.language()))) {
            List<Map<String, String>> group = groups.get(sentence.clauseId().split("\\.")[0]);
            if (group == null) {
                throw new MalformedTemplate(
                        file,
                        "the rule \"%s\" has no place; name its group under sentences, and print it"
                                .formatted(sentence.clauseId()));
            }
            group.add(Map.of("text", sentence.text()));
        }
        return groups;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
