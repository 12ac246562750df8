package io.evenhand.word;

import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.FieldType;
import io.evenhand.terms.Language;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.word.ValueForm.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How each negotiable value of terms is written, by what the wording declares of its field. */
final class ValueForms {
    private static final String AMOUNT = "/amount";
    private static final String CURRENCY = "/currency";

    private final Language language;
    private final List<FieldDeclaration> declarations;
    private final Map<String, FieldDeclaration> byPath;
    private final Map<String, String> printedAs;
    private final Map<String, String> parties;
    private final List<FieldValue> fields;
    private final Map<String, String> texts = new HashMap<>();

    private ValueForms(
            Terms terms, Language language, List<FieldDeclaration> declarations, Map<String, String> printedAs) {
        this.language = language;
        this.declarations = declarations;
        this.byPath = declarations.stream()
                .collect(Collectors.toMap(FieldDeclaration::path, field -> field, (one, other) -> one));
        this.printedAs = printedAs;
        this.parties = terms.names();
        this.fields = TermsChanges.negotiable(terms);
        fields.forEach(field -> texts.put(field.pointer(), field.text()));
    }

    /**
     * By pointer, in the order of the terms. Left out are texts of which there may be several, what no wording declares, and what only says whom
     * an entry of a list is about.
     *
     * @param text of a draft, which tells of a printed value how its field is declared
     */
    static Map<String, ValueForm> of(
            DraftText text, Terms terms, Language language, List<FieldDeclaration> declarations) {
        Map<String, String> printedAs = new HashMap<>();
        text.paragraphs()
                .forEach(paragraph -> paragraph.spans().forEach(span -> {
                    Span.Field field = span.field();
                    if (field != null) {
                        printedAs.putIfAbsent(field.pointer(), field.declared());
                    }
                }));
        return new ValueForms(terms, language, declarations, printedAs).all();
    }

    private Map<String, ValueForm> all() {
        Map<String, ValueForm> forms = new LinkedHashMap<>();
        for (FieldValue field : fields) {
            if (!field.pointer().matches(".*/[0-9]+/(partyId|id)")) {
                form(field).ifPresent(form -> forms.put(form.pointer(), form));
            }
        }
        return Collections.unmodifiableMap(forms);
    }

    private Optional<ValueForm> form(FieldValue field) {
        String pointer = field.pointer();
        if (pointer.endsWith(AMOUNT) || pointer.endsWith(CURRENCY)) {
            String money = pointer.substring(0, pointer.lastIndexOf('/'));
            Optional<FieldDeclaration> declared =
                    declared(money).filter(declaration -> declaration.type() == FieldType.MONEY);
            if (declared.isPresent()) {
                return Optional.of(new ValueForm(
                        money,
                        label(declared.get(), money),
                        Type.MONEY,
                        Map.of(),
                        texts.get(money + CURRENCY) + " " + texts.get(money + AMOUNT),
                        false));
            }
        }
        return declared(pointer)
                .flatMap(declaration -> type(declaration).flatMap(type -> {
                    Map<String, String> words = words(field, declaration);
                    boolean open = words.isEmpty() && (type == Type.CHOICE || type == Type.CHOICES);
                    boolean decided = type == Type.CHOICE && words.size() == 1 && !field.optional();
                    return open || decided
                            ? Optional.<ValueForm>empty()
                            : Optional.of(new ValueForm(
                                    pointer,
                                    label(declaration, pointer),
                                    type,
                                    words,
                                    field.text(),
                                    field.optional() || type == Type.CHOICES));
                }));
    }

    private static Optional<Type> type(FieldDeclaration declared) {
        return switch (declared.type()) {
            case TEXT, PERSON -> Optional.of(Type.TEXT);
            case NUMBER -> Optional.of(Type.NUMBER);
            case DATE -> Optional.of(Type.DATE);
            case DURATION -> Optional.of(Type.DURATION);
            case MONEY -> Optional.of(Type.MONEY);
            case CURRENCY -> Optional.of(Type.CURRENCY);
            case SHARE -> Optional.of(Type.SHARE);
            case COUNTRY, LAW -> Optional.of(Type.PLACE);
            case FLAG, CHOICE, PARTY -> Optional.of(Type.CHOICE);
            case CHOICES, PARTIES -> Optional.of(Type.CHOICES);
            case TEXTS, LIST, TABLE, GROUP, AMOUNT, BARS -> Optional.empty();
        };
    }

    private Map<String, String> words(FieldValue field, FieldDeclaration declared) {
        return switch (declared.type()) {
            case FLAG -> {
                Map<String, String> words = new LinkedHashMap<>();
                words.put("yes", language.yesNo(true));
                words.put("no", language.yesNo(false));
                yield words;
            }
            case PARTY, PARTIES -> parties;
            case COUNTRY -> language.countries();
            case LAW -> language.laws();
            case CHOICE, CHOICES -> {
                Map<String, String> words = new LinkedHashMap<>();
                // Kinds of the program write their choices with hyphens, those of files as they are declared.
                declared.words().forEach((name, reading) -> {
                    String known = field.words().contains(name) ? name : hyphenated(name);
                    if (field.words().contains(known)) {
                        words.put(known, reading);
                    }
                });
                yield words;
            }
            default -> Map.of();
        };
    }

    /** "endOfAgreement" of a template is "end-of-agreement" in the terms. */
    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** As it is printed under that name; else the first that lies there: the form that was chosen is no step of its own in terms. */
    private Optional<FieldDeclaration> declared(String pointer) {
        FieldDeclaration printed = byPath.get(printedAs.getOrDefault(pointer, ""));
        if (printed != null) {
            return Optional.of(printed);
        }
        List<String> steps =
                List.of(pointer.substring(1).replaceAll("/[0-9]+(?=/|$)", "").split("/"));
        return declarations.stream()
                .filter(field -> fits(List.of(field.path().split("\\.")), steps))
                .findFirst();
    }

    private boolean fits(List<String> declared, List<String> steps) {
        int at = 0;
        String path = "";
        for (String name : declared) {
            if (at < steps.size() && name.equals(steps.get(at))) {
                at++;
            } else if (!isChoice(path)) {
                return false;
            }
            path = path.isEmpty() ? name : path + "." + name;
        }
        return at == steps.size() && declared.getLast().equals(steps.getLast());
    }

    private boolean isChoice(String path) {
        FieldDeclaration field = byPath.get(path);
        return field != null && field.type() == FieldType.CHOICE;
    }

    /** With what it lies in: "Rules 1, Steps 2, Contoso: Share". An entry of a list that is about a party is called by its name. */
    private String label(FieldDeclaration declared, String pointer) {
        List<String> around = new ArrayList<>();
        List<String> steps = List.of(pointer.substring(1).split("/"));
        String path = "";
        int at = 0;
        for (String name : declared.path().split("\\.")) {
            path = path.isEmpty() ? name : path + "." + name;
            if (at >= steps.size() || !name.equals(steps.get(at))) {
                continue;
            }
            at++;
            FieldDeclaration outer = byPath.get(path);
            boolean isEntry = at < steps.size() && steps.get(at).matches("[0-9]+");
            if (isEntry) {
                String entry = "/" + String.join("/", steps.subList(0, at + 1));
                String called = outer == null ? name : outer.label();
                String party = party(entry);
                around.add(party == null ? called + " " + (Integer.parseInt(steps.get(at)) + 1) : party);
                at++;
            } else if (outer != null && !path.equals(declared.path())) {
                around.add(outer.label());
            }
        }
        return around.isEmpty() ? declared.label() : String.join(", ", around) + ": " + declared.label();
    }

    private @Nullable String party(String entry) {
        return parties.get(texts.getOrDefault(entry + "/partyId", ""));
    }
}
