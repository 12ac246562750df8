package io.evenhand.settlement.web;

import io.evenhand.money.Money;
import io.evenhand.settlement.whatif.Drafts;
import io.evenhand.settlement.whatif.RevenueSketch;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonNumber;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A sketch of revenue as it stands in the fields of a form, and so in an address.
 *
 * @param recurring rows of what is paid each month
 * @param oneOff rows of what is paid once
 * @param refunds rows of what goes back
 */
record SketchForm(
        String currency,
        String starts,
        String months,
        List<Map<String, String>> recurring,
        List<Map<String, String>> oneOff,
        List<Map<String, String>> refunds) {
    private static final int RECURRING_ROWS = 2;
    private static final int ONE_OFF_ROWS = 3;
    private static final int REFUND_ROWS = 2;
    private static final int USUAL_MONTHS = 24;
    private static final long USUAL_VALUE = 100_000;

    private static final List<String> RECURRING = List.of("revenue", "amount", "growth", "churn");
    private static final List<String> ONE_OFF = List.of("once", "onceAmount", "onceMonth");
    private static final List<String> REFUNDS = List.of("backMonth", "backShare", "backAfter");

    /** What was typed; what one would try first where nothing was. */
    static SketchForm of(MultiValueMap<String, String> typed, Drafts drafts, RevenueShareTerms terms) {
        if (!typed.containsKey("starts")) {
            return usual(drafts, terms);
        }
        return new SketchForm(
                first(typed, "currency", terms.payment().currency().getCode()),
                first(typed, "starts", ""),
                first(typed, "months", ""),
                rows(typed, RECURRING, "amount", RECURRING_ROWS),
                rows(typed, ONE_OFF, "onceAmount", ONE_OFF_ROWS),
                rows(typed, REFUNDS, "backMonth", REFUND_ROWS));
    }

    private static String first(MultiValueMap<String, String> typed, String name, String otherwise) {
        String value = typed.getFirst(name);
        return value == null ? otherwise : value.strip();
    }

    private static List<Map<String, String>> rows(
            MultiValueMap<String, String> typed, List<String> names, String deciding, int least) {
        int sent = typed.getOrDefault(deciding, List.of()).size();
        // One more than there may be, so that the sketch itself says that there are too many.
        int rows = Math.clamp(sent, least, RevenueSketch.MOST_ITEMS + 1);
        return IntStream.range(0, rows)
                .mapToObj(row -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (String name : names) {
                        List<String> values = typed.getOrDefault(name, List.of());
                        cells.put(name, row < values.size() ? values.get(row).strip() : "");
                    }
                    return cells;
                })
                .toList();
    }

    /** Half of the estimated value at once and half over a year, as far as the rules cover both. */
    private static SketchForm usual(Drafts drafts, RevenueShareTerms terms) {
        String currency = terms.payment().currency().getCode();
        BigDecimal value = Optional.ofNullable(drafts.estimated())
                .filter(estimated -> estimated.isPositive()
                        && estimated.currency().equals(terms.payment().currency()))
                .map(Money::amount)
                .map(BigDecimal::new)
                .orElse(BigDecimal.valueOf(USUAL_VALUE));
        Optional<SplitRule> again = rule(terms, Occurrence.RECURRING);
        Optional<SplitRule> once = rule(terms, Occurrence.ONE_OFF);
        BigDecimal part = again.isPresent() && once.isPresent() ? value.divide(BigDecimal.TWO) : value;
        LocalDate begins = terms.effectiveOn().isBefore(drafts.today()) ? drafts.today() : terms.effectiveOn();
        return new SketchForm(
                currency,
                YearMonth.from(begins).toString(),
                String.valueOf(again.isPresent() ? USUAL_MONTHS : USUAL_MONTHS / 2),
                filled(
                        RECURRING_ROWS,
                        RECURRING,
                        again.map(rule -> List.of(
                                word(rule), whole(part.divide(BigDecimal.valueOf(12), 0, RoundingMode.UP)), "", ""))),
                filled(ONE_OFF_ROWS, ONE_OFF, once.map(rule -> List.of(word(rule), whole(part), "1"))),
                filled(REFUND_ROWS, REFUNDS, Optional.empty()));
    }

    private static Optional<SplitRule> rule(RevenueShareTerms terms, Occurrence occurrence) {
        return terms.rules().stream()
                .filter(rule -> rule.occurrence() == occurrence)
                .findFirst();
    }

    private static String word(SplitRule rule) {
        return rule.covers().getFirst().name().toLowerCase(Locale.ROOT);
    }

    /** At least one unit, for a deal of nothing is none. */
    private static String whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.UP).max(BigDecimal.ONE).toPlainString();
    }

    private static List<Map<String, String>> filled(int rows, List<String> names, Optional<List<String>> first) {
        return IntStream.range(0, rows)
                .mapToObj(row -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (int i = 0; i < names.size(); i++) {
                        int cell = i;
                        cells.put(
                                names.get(i),
                                row == 0 ? first.map(values -> values.get(cell)).orElse("") : "");
                    }
                    return cells;
                })
                .toList();
    }

    /** Whether anything stands in the rows that are folded away at first. */
    public boolean isFull() {
        return Stream.of(
                        recurring.stream().skip(1).map(row -> row.get("amount")),
                        oneOff.stream().skip(1).map(row -> row.get("onceAmount")),
                        refunds.stream().map(row -> row.get("backMonth")))
                .flatMap(cells -> cells)
                .anyMatch(cell -> cell != null && !cell.isEmpty());
    }

    Reading<RevenueSketch> read() {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("currency", new JsonString(currency));
        fields.put("starts", new JsonString(starts));
        fields.put("months", number(months));
        fields.put("recurring", items(recurring, "amount", row -> {
            put(row, "revenue", word(row.from("revenue")));
            put(row, "amount", new JsonString(row.from("amount")));
            put(row, "growth", percent(row.from("growth")));
            put(row, "churn", percent(row.from("churn")));
        }));
        fields.put("oneOff", items(oneOff, "onceAmount", row -> {
            put(row, "revenue", word(row.from("once")));
            put(row, "amount", new JsonString(row.from("onceAmount")));
            put(row, "month", number(row.from("onceMonth")));
        }));
        fields.put("refunds", items(refunds, "backMonth", row -> {
            put(row, "month", number(row.from("backMonth")));
            put(row, "share", percent(row.from("backShare")));
            put(row, "after", row.from("backAfter").isEmpty() ? null : number(row.from("backAfter")));
        }));
        return RevenueSketch.read(new JsonObject(fields));
    }

    private record Row(Map<String, String> cells, Map<String, JsonValue> fields) {
        String from(String name) {
            return cells.getOrDefault(name, "");
        }
    }

    private interface Written {
        void to(Row row);
    }

    /** Rows whose deciding cell is empty are no rows. */
    private static JsonArray items(List<Map<String, String>> rows, String deciding, Written written) {
        List<JsonValue> items = new ArrayList<>();
        for (Map<String, String> cells : rows) {
            if (!cells.getOrDefault(deciding, "").isEmpty()) {
                Row row = new Row(cells, new LinkedHashMap<>());
                written.to(row);
                items.add(new JsonObject(row.fields()));
            }
        }
        return new JsonArray(items);
    }

    private static void put(Row row, String field, @Nullable JsonValue value) {
        if (value != null) {
            row.fields().put(field, value);
        }
    }

    private static JsonValue word(String text) {
        return new JsonString(text.toLowerCase(Locale.ROOT));
    }

    private static JsonValue number(String text) {
        return text.matches("-?[0-9]{1,9}")
                ? new JsonNumber(new BigDecimal(new BigInteger(text)))
                : new JsonString(text);
    }

    /** In a form, a number is one of a hundred. */
    private static @Nullable JsonValue percent(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return new JsonString(text.matches("[0-9.]{1,20}") ? text + " %" : text);
    }

    /** "Each month 1, growth: is 3/2; write a part of at most 1." */
    static String words(FieldProblem problem) {
        String[] steps = problem.pointer().split("/");
        String list = switch (steps.length > 1 ? steps[1] : "") {
            case "recurring" -> "Each month";
            case "oneOff" -> "Once";
            case "refunds" -> "Goes back";
            case "starts" -> "First month";
            case "months" -> "Months";
            case "currency" -> "Currency";
            default -> "The sketch";
        };
        String row = steps.length > 2 ? " " + (Integer.parseInt(steps[2]) + 1) : "";
        String field = steps.length > 3 ? ", " + steps[3] : "";
        return "%s%s%s: %s; %s.".formatted(list, row, field, problem.problem(), problem.remedy());
    }
}
