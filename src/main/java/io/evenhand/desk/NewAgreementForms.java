package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementRequest;
import io.evenhand.agreement.OwnAgreements;
import io.evenhand.desk.NewAgreementPage.Input;
import io.evenhand.desk.NewAgreementPage.Part;
import io.evenhand.desk.NewAgreementPage.Party;
import io.evenhand.desk.NewAgreementPage.Row;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.Partners;
import io.evenhand.template.DeclaredKind;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.FieldType;
import io.evenhand.terms.DeclaredDraft;
import io.evenhand.terms.DeclaredField;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.json.JsonText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the form of a kind of agreement from what it declares, and an agreement of what was typed into it. */
@Component
class NewAgreementForms {
    /** Rows of a list that are always offered, empty ones among them. */
    private static final int ROWS = 3;

    private final OwnAgreements agreements;
    private final Partners partners;
    private final PartnerListings listings;

    NewAgreementForms(OwnAgreements agreements, Partners partners, PartnerListings listings) {
        this.agreements = agreements;
        this.partners = partners;
        this.listings = listings;
    }

    /**
     * What was typed.
     *
     * @param order "first" or "last": when the drafter's organisation signs
     * @param terms by JSON pointer
     */
    record Typed(
            String key,
            String language,
            List<String> parties,
            String order,
            String effectiveOn,
            String belongsTo,
            Map<String, String> terms) {
        /** Every organisation, in the order in which they sign. */
        List<String> all(String own) {
            List<String> others = parties.stream()
                    .filter(party -> !party.equals(own))
                    .distinct()
                    .toList();
            return order.equals("last")
                    ? Stream.concat(others.stream(), Stream.of(own)).toList()
                    : Stream.concat(Stream.of(own), others.stream()).toList();
        }
    }

    /** A form that nobody has typed into. */
    static Typed blank(DeclaredKind kind, String key, LocalDate today) {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> presets = kind.presets();
        for (DeclaredField field : kind.fillable()) {
            String preset = presets.get(field.path());
            if (preset != null) {
                texts.putAll(DeclaredDraft.texts(field, preset));
            }
        }
        texts.putIfAbsent("/notices", "email\npost");
        return new Typed(key, kind.language(), List.of(), "first", today.toString(), "", texts);
    }

    /** The inputs of declared fields with what was typed into them. @param problems in sentences, by the pointer of the input */
    static List<Part> parts(DeclaredKind kind, Typed typed, Map<String, List<String>> problems) {
        return new Form(kind, typed, Map.of()).parts(problems);
    }

    /** @return empty for a day that is none */
    Optional<AgreementRequest> request(Actor actor, DeclaredKind kind, Typed typed) {
        try {
            return Optional.of(new AgreementRequest(
                    typed.key(),
                    kind.kind().code(),
                    kind.language(),
                    typed.all(actor.partnerId()),
                    LocalDate.parse(typed.effectiveOn()),
                    typed.belongsTo(),
                    JsonText.compact(DeclaredDraft.outline(kind.fillable(), typed.terms()))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    NewAgreementPage page(
            Actor actor, DeclaredKind kind, Typed typed, List<FieldProblem> found, @Nullable DeclaredTerms looked) {
        Map<String, List<String>> problems = new HashMap<>();
        Form form = new Form(kind, typed, names(actor, typed));
        found.forEach(problem -> problems.computeIfAbsent(form.inputOf(problem.pointer()), ignored -> new ArrayList<>())
                .add(
                        form.inputOf(problem.pointer()).isEmpty()
                                        && !problem.pointer().isEmpty()
                                ? FieldNames.sentence(problem)
                                : sentence(problem)));
        Map<String, String> languages = new LinkedHashMap<>();
        agreements
                .languages(kind.kind())
                .forEach(tag -> languages.put(
                        tag, Language.find(tag).map(Language::name).orElse(tag)));
        return new NewAgreementPage(
                typed.key(),
                kind.kind().code(),
                kind.title(),
                kind.language(),
                languages,
                partners.get(new PartnerId(actor.partnerId())).legalName(),
                others(actor, typed),
                !typed.order().equals("last"),
                typed.effectiveOn(),
                typed.belongsTo(),
                kind.mayBelong(),
                form.parts(problems),
                problems,
                looked == null
                        ? null
                        : looked.readings(Language.of(Locale.forLanguageTag(kind.language()))).stream()
                                .map(Sentence::text)
                                .toList());
    }

    private static String sentence(FieldProblem problem) {
        String words = problem.problem() + ": " + problem.remedy() + ".";
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private List<Party> others(Actor actor, Typed typed) {
        return listings.list(actor, "").stream()
                .filter(partner -> !partner.id().value().equals(actor.partnerId()))
                .map(partner -> new Party(
                        partner.id().value(),
                        partner.legalName(),
                        typed.parties().contains(partner.id().value())))
                .toList();
    }

    private Map<String, String> names(Actor actor, Typed typed) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(
                actor.partnerId(),
                partners.get(new PartnerId(actor.partnerId())).legalName());
        others(actor, typed).forEach(party -> names.put(party.id(), party.name()));
        return names;
    }

    /** @param parties that a field may name, by id */
    private record Form(DeclaredKind kind, Typed typed, Map<String, String> parties) {
        /** The name of the input that a problem is about; empty where there is none. */
        String inputOf(String pointer) {
            if (List.of("/parties", "/effectiveOn", "/belongsTo").stream().anyMatch(pointer::startsWith)) {
                return "/" + pointer.split("/")[1];
            }
            String path = pointer.replaceAll("/[0-9]+(?=/|$)", "")
                    .replaceFirst("/", "")
                    .replace('/', '.');
            // A list or a group has no input of its own.
            return kind.asked().stream()
                            .filter(field -> !EnumSet.of(FieldType.LIST, FieldType.TABLE, FieldType.GROUP)
                                    .contains(field.type()))
                            .anyMatch(field -> field.path().equals(path)
                                    || field.type() == FieldType.MONEY && path.startsWith(field.path() + "."))
                    ? pointer
                    : "";
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
                        inner.stream()
                                .filter(field -> field.type() != FieldType.GROUP)
                                .flatMap(field ->
                                        inputs(field, "/" + field.path().replace('.', '/'), problems))
                                .toList(),
                        List.of());
            }
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < rowsOf(name) || i < ROWS; i++) {
                int at = i;
                rows.add(new Row(
                        title + " " + (i + 1),
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
            return new Part(title, help, optional, List.of(), rows);
        }

        /** Each row that is filled in, and an empty one after it. */
        private int rowsOf(String list) {
            return typed.terms().entrySet().stream()
                    .filter(entry -> !entry.getValue().isBlank())
                    .map(Map.Entry::getKey)
                    .filter(pointer -> pointer.matches("/" + list + "/[0-9]{1,2}/.*"))
                    .mapToInt(pointer -> Integer.parseInt(pointer.split("/")[2]) + 2)
                    .max()
                    .orElse(0);
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
                    typed.terms().getOrDefault(name, ""),
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
                case DURATION -> "P2Y is two years, P18M is 18 months, P90D is 90 days";
                case SHARE -> "Such as 20 % or 1/3";
                default -> "";
            };
            String least = field.least().map(NewAgreementForms.Form::plain).orElse("");
            String most = field.most().map(NewAgreementForms.Form::plain).orElse("");
            String range = !least.isEmpty() && !most.isEmpty()
                    ? "From " + least + " to " + most
                    : !least.isEmpty() ? "At least " + least : !most.isEmpty() ? "At most " + most : "";
            return Stream.of(range, form)
                    .filter(words -> !words.isEmpty())
                    .reduce((a, b) -> a + ". " + b)
                    .map(words -> words + ".")
                    .orElse("");
        }

        private static String plain(String limit) {
            try {
                return limit.startsWith("P")
                        ? Language.of(Locale.ENGLISH).length(java.time.Period.parse(limit))
                        : limit;
            } catch (DateTimeException noLength) {
                return limit;
            }
        }

        private static String words(String name) {
            String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
    }
}
