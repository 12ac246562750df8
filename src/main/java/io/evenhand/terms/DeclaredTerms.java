package io.evenhand.terms;

import io.evenhand.terms.Declaration.Node;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.OtherFields;
import io.evenhand.terms.json.OwnFields;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a kind of agreement that files declare. What is declared travels with them.
 *
 * <p>Three declared fields mean something to the program: a length of time {@code term.length}, counted from the effective day, or a day
 * {@code term.lastDay} says when it ends; a number {@code term.noticeDays} with which notice a party may end it.
 *
 * @param declared what the kind is
 * @param parties at least two
 * @param effectiveOn the first day on which it binds
 * @param belongsTo the number of the agreement that it adds to; null for one that stands alone
 * @param values of the declared fields, by the steps of their paths
 * @param clauses which text of the shared clauses was chosen; the standard of each if absent
 */
public record DeclaredTerms(
        Declaration declared,
        List<TermsParty> parties,
        LocalDate effectiveOn,
        @Nullable String belongsTo,
        @OtherFields JsonObject values,
        Jurisdiction jurisdiction,
        List<NoticeChannel> notices,
        @Nullable ClauseChoices clauses)
        implements PrincipalTerms, OwnFields {
    static final String SENTENCES = "declared";

    private static final String LENGTH = "/term/length";
    private static final String LAST_DAY = "/term/lastDay";
    private static final String NOTICE = "/term/noticeDays";

    public DeclaredTerms {
        parties = List.copyOf(parties);
        notices = FieldChecks.inOrder(notices);
        clauses = ClauseChoices.orNone(clauses);
        FieldChecks checks =
                TermsChecks.common(parties, effectiveOn, notices).optionalText("/belongsTo", belongsTo, 130);
        values = new DeclaredChecks(TermsChecks.ids(parties), checks).object(declared.root(), values, "");
        LocalDate begins = effectiveOn;
        read(LocalDate.class, JsonPointer.at(values, LAST_DAY))
                .ifPresent(last -> checks.that(
                        !last.isBefore(begins),
                        LAST_DAY,
                        "is %s, before the agreement binds on %s".formatted(last, begins),
                        "choose a later day"));
        checks.done();
    }

    private static <T> Optional<T> read(Class<T> type, Optional<JsonValue> value) {
        return value.map(is -> new RecordReader().read(type, is))
                .flatMap(reading -> reading instanceof Reading.Complete<T> complete
                        ? Optional.of(complete.value())
                        : Optional.<T>empty());
    }

    @Override
    public AgreementKind kind() {
        return declared.kind();
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return read(Period.class, JsonPointer.at(values, LENGTH))
                .map(length -> effectiveOn.plus(length).minusDays(1))
                .or(() -> read(LocalDate.class, JsonPointer.at(values, LAST_DAY)));
    }

    private Optional<Integer> noticeDays() {
        return read(Integer.class, JsonPointer.at(values, NOTICE));
    }

    @Override
    public OptionalInt noticeDaysFor(LocalDate lastDay) {
        return noticeDays().map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    @Override
    public Optional<String> noticeRule() {
        return noticeDays().map(days -> "Any party may end it with %s' notice.".formatted(Language.ENGLISH.days(days)));
    }

    @Override
    public DeclaredTerms until(LocalDate lastDay) {
        JsonValue until;
        if (JsonPointer.at(values, LENGTH).isPresent()) {
            until = JsonPointer.with(
                    values,
                    LENGTH,
                    Optional.of(new JsonString(
                            Period.between(effectiveOn, lastDay.plusDays(1)).toString())));
        } else if (JsonPointer.at(values, LAST_DAY).isPresent()) {
            until = JsonPointer.with(values, LAST_DAY, Optional.of(new JsonString(lastDay.toString())));
        } else {
            throw new InvalidTermsException(List.of(new FieldProblem(
                    "/lastDay",
                    "cannot be set: the agreement has neither a length nor a last day",
                    "amend the agreement instead")));
        }
        return new DeclaredTerms(
                declared, parties, effectiveOn, belongsTo, (JsonObject) until, jurisdiction, notices, clauses);
    }

    @Override
    public List<Object> about() {
        return List.of(effectiveOn, declared, belongsTo == null ? "" : belongsTo);
    }

    /** What a kind's fields mean for money is not known here: another value of any may cost more. */
    @Override
    public List<Object> owed() {
        return List.of(values);
    }

    @Override
    public List<Sentence> survivals(Language language) {
        return List.of();
    }

    /** Every value with its label, in the order of declaration: "Length: 2 years". Of an entry in a list, with its number. */
    public List<Sentence> readings(Language language) {
        return DeclaredReadings.of(this, language).stream()
                .map(DeclaredReadings.Value::sentence)
                .toList();
    }

    /**
     * What has to stand on the pages, in the language of the declaration: of each value that a text prints, its label and the value itself. What is
     * chosen, yes or no, and lists of texts decide which clauses stand, and may be printed in other words.
     */
    public List<Printed> printed() {
        return DeclaredReadings.of(this, Language.of(Locale.of(declared.language()))).stream()
                .map(value -> new Printed(value.label(), value.text(), value.isPrinted()))
                .toList();
    }

    /** @param certainly whether any text prints it */
    public record Printed(String label, String text, boolean certainly) {}

    /**
     * The values as they are set into a text, by name: texts, numbers, days, lengths, amounts, shares and flags of their own types; words of
     * choices and ids of parties as texts; groups as maps; lists as lists of maps or texts.
     */
    public Map<String, Object> typed() {
        return DeclaredReadings.typed(declared.root(), values);
    }

    @Override
    public List<FieldValue> ownFields() {
        return DeclaredEditing.fields(declared.root(), values);
    }

    /** Whether parties may want a field otherwise, given as the steps to it. */
    boolean isNegotiable(List<String> steps) {
        Node node = declared.root();
        boolean negotiable = false;
        for (String step : steps) {
            // Within a list, the number of an entry is no name.
            Node inner = node.children().get(step);
            if (inner == null) {
                continue;
            }
            node = inner;
            negotiable = negotiable || node.field() != null && node.field().negotiable();
        }
        return negotiable || allNegotiable(node);
    }

    private static boolean allNegotiable(Node node) {
        DeclaredField field = node.field();
        return field != null && field.negotiable()
                || !node.children().isEmpty()
                        && node.children().values().stream().allMatch(DeclaredTerms::allNegotiable);
    }
}
