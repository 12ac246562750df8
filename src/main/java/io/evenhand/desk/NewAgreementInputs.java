package io.evenhand.desk;

import io.evenhand.desk.NewAgreementPage.Input;
import io.evenhand.desk.NewAgreementPage.Part;
import io.evenhand.desk.NewAgreementPage.Row;
import io.evenhand.template.DeclaredKind;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.FieldType;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import io.evenhand.terms.json.Lengths;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The inputs of the form of a declared kind.
 *
 * @param parties that a field may name, by id
 */
record NewAgreementInputs(DeclaredKind kind, TypedFields typed, Map<String, String> parties) {
    /** The name of the input that a problem is about; empty where there is none. */
    String inputOf(String pointer) {
        if (List.of("/parties", "/effectiveOn", "/belongsTo").stream().anyMatch(pointer::startsWith)) {
            return "/" + pointer.split("/")[1];
        }
        String path =
                pointer.replaceAll("/[0-9]+(?=/|$)", "").replaceFirst("/", "").replace('/', '.');
        // A list or a group has no input of its own.
        return kind.asked().stream()
                        .filter(field -> !EnumSet.of(FieldType.LIST, FieldType.TABLE, FieldType.GROUP)
                                .contains(field.type()))
                        .anyMatch(field -> field.path().equals(path)
                                || field.type() == FieldType.MONEY && path.startsWith(field.path() + "."))
                ? pointer
                : "";
    }

    /** Beside the input itself, which needs no name. */
    static String sentence(FieldProblem problem) {
        String words = problem.problem() + ": " + problem.remedy() + ".";
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    List<Part> parts(Map<String, List<String>> problems) {
        Map<String, List<FieldDeclaration>> parts = new LinkedHashMap<>();
        for (FieldDeclaration field : kind.asked()) {
            parts.computeIfAbsent(part(field), ignored -> new ArrayList<>()).add(field);
        }
        return parts.entrySet().stream()
                .map(part -> part(part.getKey(), part.getValue(), problems))
                .toList();
    }

    /** Fields that lie within another stand together; those that stand alone come first, as one part. */
    private String part(FieldDeclaration field) {
        String first = field.path().split("\\.")[0];
        boolean holds = kind.asked().stream().anyMatch(other -> other.path().startsWith(first + "."));
        return holds ? first : "";
    }

    private Part part(String name, List<FieldDeclaration> fields, Map<String, List<String>> problems) {
        Optional<FieldDeclaration> head =
                fields.stream().filter(field -> field.path().equals(name)).findFirst();
        List<FieldDeclaration> inner =
                fields.stream().filter(field -> !field.path().equals(name)).toList();
        String title = head.map(FieldDeclaration::label).orElse(name.isEmpty() ? "In general" : words(name));
        String help = head.map(FieldDeclaration::help).orElse("");
        boolean optional = head.map(FieldDeclaration::optional).orElse(false);
        if (head.filter(field -> field.type() == FieldType.LIST || field.type() == FieldType.TABLE)
                .isEmpty()) {
            return new Part(
                    title,
                    help,
                    optional,
                    "",
                    inner.stream()
                            .filter(field -> field.type() != FieldType.GROUP)
                            .flatMap(field -> inputs(field, "/" + field.path().replace('.', '/'), problems))
                            .toList(),
                    List.of());
        }
        List<Row> rows = new ArrayList<>();
        int shown = rowsOf(head.orElseThrow());
        for (int i = 0; i < shown; i++) {
            int at = i;
            rows.add(new Row(
                    title + " " + (i + 1),
                    "/" + name + "/" + i,
                    inner.stream()
                            .flatMap(field -> inputs(
                                    field,
                                    "/" + name + "/" + at + "/"
                                            + field.path()
                                                    .substring(name.length() + 1)
                                                    .replace('.', '/'),
                                    problems))
                            .toList()));
        }
        return new Part(title, help, optional, "/" + name, List.of(), rows);
    }

    /** As many as were asked for, and at least those that are filled in. */
    private int rowsOf(FieldDeclaration list) {
        String at = "/" + list.path() + "/";
        int filled = typed.terms().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(at) && !entry.getValue().isBlank())
                .map(entry -> entry.getKey().substring(at.length()).split("/")[0])
                .filter(number -> number.matches("[0-9]{1,3}"))
                .mapToInt(number -> Integer.parseInt(number) + 1)
                .max()
                .orElse(0);
        int least = list.optional()
                ? 0
                : Math.max(1, list.least().map(Integer::parseInt).orElse(1));
        int asked = typed.rows().getOrDefault("/" + list.path(), least);
        return Math.clamp(Math.max(filled, asked), 0, TypedFields.MOST_ROWS);
    }

    private Stream<Input> inputs(FieldDeclaration field, String name, Map<String, List<String>> problems) {
        if (field.type() == FieldType.MONEY) {
            return Stream.of(
                    input(field, name + "/amount", "text", field.label(), limits(field), problems, name),
                    input(field, name + "/currency", "text", "Currency", "", problems, name + "/none"));
        }
        return Stream.of(input(field, name, type(field), field.label(), limits(field), problems, name));
    }

    private Input input(
            FieldDeclaration field,
            String name,
            String type,
            String label,
            String limits,
            Map<String, List<String>> problems,
            String alsoAt) {
        List<String> its = new ArrayList<>(problems.getOrDefault(name, List.of()));
        if (!alsoAt.equals(name)) {
            its.addAll(problems.getOrDefault(alsoAt, List.of()));
        }
        return new Input(
                name,
                type,
                label,
                label.equals(field.label()) ? field.help() : "Three letters, such as EUR.",
                limits,
                field.optional(),
                choices(field),
                field.type() == FieldType.DURATION
                        ? Lengths.words(typed.terms().getOrDefault(name, ""))
                        : typed.terms().getOrDefault(name, ""),
                its);
    }

    private Map<String, String> choices(FieldDeclaration field) {
        return switch (field.type()) {
            case PARTY, PARTIES -> parties;
            case FLAG -> yesNo();
            default -> field.words();
        };
    }

    private static Map<String, String> yesNo() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("yes", "Yes");
        words.put("no", "No");
        return words;
    }

    private static String type(FieldDeclaration field) {
        return switch (field.type()) {
            case NUMBER -> "number";
            case DATE -> "date";
            case FLAG, CHOICE, PARTY -> "choice";
            case CHOICES, PARTIES -> "choices";
            case TEXTS -> "lines";
            default -> "text";
        };
    }

    private static String limits(FieldDeclaration field) {
        if (field.type() == FieldType.TEXT || field.type() == FieldType.TEXTS) {
            return "";
        }
        String form = switch (field.type()) {
            case DURATION -> "Such as 2 years, 18 months or 90 days.";
            case SHARE -> "Such as 20 % or 1/3.";
            default -> "";
        };
        String range = DeclaredEntries.limits(
                field.least().map(NewAgreementInputs::plain).orElse(null),
                field.most().map(NewAgreementInputs::plain).orElse(null));
        return Stream.of(range, form).filter(words -> !words.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String plain(String limit) {
        try {
            return limit.startsWith("P") ? Language.of(Locale.ENGLISH).length(Period.parse(limit)) : limit;
        } catch (DateTimeException noLength) {
            return limit;
        }
    }

    private static String words(String name) {
        String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
