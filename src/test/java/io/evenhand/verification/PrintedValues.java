package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.terms.Language;
import io.evenhand.terms.TermsParty;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads values as people read them on a page, without the white space between their letters; and takes the same values from terms, so that
 * both can be compared. Written for itself: what prints values is not used to read them.
 */
final class PrintedValues {
    private static final Map<String, DateTimeFormatter> DATES = Map.of(
            "en", DateTimeFormatter.ofPattern("dMMMMuuuu", Locale.ENGLISH),
            "de", DateTimeFormatter.ofPattern("d.MMMMuuuu", Locale.GERMAN));
    private static final Map<String, Pattern> LENGTHS = Map.of(
            "en", Pattern.compile("(\\d+)(year|month|day)s?"), "de", Pattern.compile("(\\d+)(Jahr|Monat|Tag)[a-z]*"));

    /** Countries, and the parts of countries that have a law of their own. */
    private static final List<String> LAWS = Stream.concat(
                    Arrays.stream(Locale.getISOCountries()), Stream.of("GB-ENG", "GB-SCT", "GB-NIR"))
            .toList();

    private final Language language;
    private final List<TermsParty> parties;

    PrintedValues(Language language, List<TermsParty> parties) {
        this.language = language;
        this.parties = parties;
    }

    /** What a printed value means. */
    Object read(FieldDeclaration field, String printed) {
        return switch (field.type()) {
            case DATE -> LocalDate.parse(printed, DATES.get(language.tag()));
            case NUMBER -> Integer.valueOf(printed);
            case DURATION -> length(printed);
            case MONEY -> money(printed);
            case SHARE -> share(printed);
            case PARTY ->
                parties.stream()
                        .filter(party -> comparable(party.legalName()).equals(printed))
                        .map(TermsParty::partnerId)
                        .findFirst()
                        .orElse("nobody: " + printed);
            case PARTIES -> everyParty(printed);
            case COUNTRY -> codeOf(printed, Arrays.asList(Locale.getISOCountries()), language::country);
            case LAW -> codeOf(printed, LAWS, language::law);
            case CHOICE, CHOICES -> choices(field, printed);
            default -> printed;
        };
    }

    /** What the terms hold where the value comes from. */
    Object agreed(FieldDeclaration field, JsonNode terms, String pointer) {
        JsonNode value = terms.at(pointer);
        assertThat(value.isMissingNode()).as("%s is in no terms", pointer).isFalse();
        return switch (field.type()) {
            case DATE -> LocalDate.parse(value.textValue());
            case NUMBER -> value.intValue();
            case DURATION -> Period.parse(value.textValue());
            case MONEY -> amount(value);
            case SHARE -> Share.parse(value.textValue());
            case PARTIES -> new TreeSet<>(texts(value));
            case CHOICE, CHOICES ->
                new TreeSet<>(
                        texts(value).stream().map(word -> declared(field, word)).toList());
            case PARTY, COUNTRY, LAW, CURRENCY -> value.textValue();
            default -> comparable(value.asText());
        };
    }

    private static String comparable(String text) {
        return PageText.comparable(text);
    }

    private static List<String> texts(JsonNode value) {
        if (value.isObject()) {
            return List.of(value.get("kind").textValue());
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(value.asText());
    }

    private static Money amount(JsonNode value) {
        return Money.of(value.get("amount").textValue(), value.get("currency").textValue());
    }

    private Money money(String printed) {
        Matcher currency = Pattern.compile("[A-Z]{3}").matcher(printed);
        if (!currency.find()) {
            throw new AssertionError("no currency in " + printed);
        }
        String code = currency.group();
        String number = printed.replace(code, "");
        String plain =
                language.tag().equals("de") ? number.replace(".", "").replace(',', '.') : number.replace(",", "");
        return Money.of(plain, code);
    }

    private Share share(String printed) {
        return Share.parse(printed.replace(',', '.').replace("%", " %"));
    }

    private Period length(String printed) {
        Period whole = Period.ZERO;
        Matcher part = Objects.requireNonNull(LENGTHS.get(language.tag())).matcher(printed);
        while (part.find()) {
            int count = Integer.parseInt(part.group(1));
            whole = switch (part.group(2)) {
                case "year", "Jahr" -> whole.plusYears(count);
                case "month", "Monat" -> whole.plusMonths(count);
                default -> whole.plusDays(count);
            };
        }
        return whole;
    }

    private TreeSet<String> everyParty(String printed) {
        TreeSet<String> ids = new TreeSet<>();
        for (TermsParty party : parties) {
            if (printed.contains(comparable(party.legalName()))) {
                ids.add(party.partnerId());
            }
        }
        return ids;
    }

    private TreeSet<String> choices(FieldDeclaration field, String printed) {
        TreeSet<String> chosen = new TreeSet<>();
        List<Map.Entry<String, String>> longestFirst =
                new ArrayList<>(field.words().entrySet());
        longestFirst.sort(
                (one, other) -> other.getValue().length() - one.getValue().length());
        String rest = printed;
        for (var word : longestFirst) {
            String reading = comparable(word.getValue());
            if (rest.contains(reading)) {
                chosen.add(word.getKey());
                rest = rest.replace(reading, "#");
            }
        }
        return chosen;
    }

    private static String codeOf(
            String printed, List<String> codes, java.util.function.Function<String, String> reading) {
        return codes.stream()
                .filter(code -> comparable(reading.apply(code)).equals(printed))
                .findFirst()
                .orElse("no country: " + printed);
    }

    /** The declared name of a choice: a form is declared by its whole name, of which terms write the beginning. */
    private static String declared(FieldDeclaration field, String word) {
        String name = camelCase(word);
        return field.words().keySet().stream()
                .filter(known -> known.equals(name)
                        || known.startsWith(name) && !field.words().containsKey(name))
                .findFirst()
                .orElse("undeclared: " + word);
    }

    private static String camelCase(String word) {
        Matcher hyphen = Pattern.compile("-([a-z])").matcher(word);
        return hyphen.replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
