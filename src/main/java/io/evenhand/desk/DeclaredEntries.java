package io.evenhand.desk;

import io.evenhand.money.Share;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.DeclaredField;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.Language;
import io.evenhand.terms.Terms;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the files of a declared kind say of a field to whoever fills it in or reads it. Knows nothing of the program's own kinds. */
final class DeclaredEntries {
    private static final DeclaredEntries NONE =
            new DeclaredEntries(List.of(), Map.of(), Map.of(), Language.of(Locale.ENGLISH));

    private final Map<String, DeclaredField> fields = new LinkedHashMap<>();
    private final Map<String, String> helps;
    private final Map<String, String> parties;
    private final Language language;

    private DeclaredEntries(
            List<DeclaredField> fields, Map<String, String> helps, Map<String, String> parties, Language language) {
        fields.forEach(field -> this.fields.put(field.path(), field));
        this.helps = helps;
        this.parties = parties;
        this.language = language;
    }

    /** @param declarations of the wording, for what it says beside the terms; may be empty */
    static DeclaredEntries of(Terms terms, List<FieldDeclaration> declarations) {
        Terms own = terms instanceof AmendmentTerms amendment ? amendment.amended() : terms;
        if (!(own instanceof DeclaredTerms declared)) {
            return NONE;
        }
        return new DeclaredEntries(
                declared.declared().fields(),
                declarations.stream()
                        .collect(Collectors.toMap(FieldDeclaration::path, FieldDeclaration::help, (one, other) -> one)),
                terms.names(),
                Language.find(declared.declared().language()).orElse(Language.of(Locale.ENGLISH)));
    }

    /** Where terms hold it, whatever its place in a list and whether a change brings it. */
    private static String path(String pointer) {
        return pointer.replaceFirst("^/amended/", "/")
                .replaceAll("/[0-9]+(?=/|$)", "")
                .substring(1)
                .replace('/', '.');
    }

    private Optional<DeclaredField> find(String pointer) {
        return pointer.isEmpty() ? Optional.empty() : Optional.ofNullable(fields.get(path(pointer)));
    }

    /** What to fill in, and between which limits; empty where nothing is declared. */
    String help(String pointer) {
        String help = pointer.isEmpty() ? "" : helps.getOrDefault(path(pointer), "");
        String limits = find(pointer).map(this::limits).orElse("");
        return Stream.of(help, limits).filter(words -> !words.isEmpty()).collect(Collectors.joining(" "));
    }

    private String limits(DeclaredField field) {
        return limits(least(field.least(), field), least(field.most(), field));
    }

    private @Nullable String least(@Nullable String limit, DeclaredField field) {
        return limit == null || !isMeasured(field) ? null : reading(field, limit);
    }

    /** Of texts and lists, a limit counts characters or entries. */
    private static boolean isMeasured(DeclaredField field) {
        return switch (field.type()) {
            case NUMBER, DATE, DURATION, MONEY, SHARE -> true;
            default -> false;
        };
    }

    /** "From 30 to 180.". */
    static String limits(@Nullable String least, @Nullable String most) {
        if (least != null && most != null) {
            return "From " + least + " to " + most + ".";
        }
        return least != null ? "At least " + least + "." : most != null ? "At most " + most + "." : "";
    }

    /** How each word that may be chosen reads; a word that is not among them reads as it is. */
    Map<String, String> words(String pointer) {
        return find(pointer)
                .map(field -> switch (field.type()) {
                    case CHOICE, CHOICES -> words(field);
                    case PARTY, PARTIES -> parties;
                    default -> Map.<String, String>of();
                })
                .orElse(Map.of());
    }

    private static Map<String, String> words(DeclaredField field) {
        Map<String, String> words = new LinkedHashMap<>();
        field.words().forEach(word -> words.put(word.name(), word.reading()));
        return words;
    }

    /** A value as people read it: a length, a day, a word that was chosen. Several are separated by commas. */
    @Nullable
    String reading(String pointer, @Nullable String value) {
        return value == null
                ? null
                : find(pointer).map(field -> reading(field, value)).orElse(value);
    }

    private String reading(DeclaredField field, String value) {
        try {
            return switch (field.type()) {
                case DURATION -> language.length(Period.parse(value));
                case DATE -> language.date(LocalDate.parse(value));
                case SHARE -> language.share(Share.parse(value));
                case COUNTRY -> language.country(value);
                case LAW -> language.law(value);
                case FLAG -> language.yesNo(value.equals("true") || value.equals("yes"));
                case CHOICE, CHOICES -> each(value, words(field));
                case PARTY, PARTIES -> each(value, parties);
                default -> value;
            };
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return value;
        }
    }

    private static String each(String value, Map<String, String> words) {
        return Stream.of(value.split(", "))
                .map(word -> words.getOrDefault(word, word))
                .collect(Collectors.joining(", "));
    }
}
