package io.evenhand.claim;

import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesSum;
import io.evenhand.terms.CustomerProtectionTerms.Damages;
import io.evenhand.terms.CustomerProtectionTerms.Damages.FixedDamages;
import io.evenhand.terms.CustomerProtectionTerms.Damages.RevenueDamages;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.RecordWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid: computed from the signed terms where they fix it, and otherwise what the claimant says with its reason.
 *
 * @param signed what the terms fix for this claimant; null for nothing
 * @param left what of the most that the terms allow nothing was said of yet
 */
record DamagesDemand(@Nullable Damages signed, UnaryOperator<Money> left) {
    private static final String BREACHES = "/damages/fixed/breaches";
    private static final String REVENUE = "/damages/part/revenue";
    private static final int MOST_BREACHES = 1_000;

    /** The declared fields of damages that somebody fills in. */
    Set<String> asked() {
        return switch (signed) {
            case FixedDamages ignored -> Set.of("damages", "damages.fixed.breaches");
            case RevenueDamages ignored -> Set.of("damages", "damages.part.revenue");
            case null -> Set.of("damages", "damages.amount", "damages.reason");
        };
    }

    /** What they begin with, by JSON pointer. */
    Map<String, String> known() {
        return switch (signed) {
            case FixedDamages ignored -> Map.of(BREACHES, "1");
            case RevenueDamages part ->
                Map.of(REVENUE + "/currency", part.atMost().currency().getCode());
            case null -> Map.of();
        };
    }

    /** The damages as the notice says them. @param problems gets why there are none */
    Optional<JsonValue> of(JsonObject values, List<FieldProblem> problems) {
        return switch (signed) {
            case FixedDamages fixed -> fixed(fixed, values, problems);
            case RevenueDamages part -> part(part, values, problems);
            case null -> asSaid(values, problems);
        };
    }

    private static Optional<JsonValue> asSaid(JsonObject values, List<FieldProblem> problems) {
        Optional<Money> amount =
                ClaimValues.read(Money.class, values, "/damages/amount").filter(Money::isPositive);
        if (amount.isEmpty()) {
            problems.add(new FieldProblem(
                    "/damages/amount", "is missing", "enter what is to be paid, above zero, such as 1000.00, and EUR"));
        }
        if (ClaimValues.read(String.class, values, "/damages/reason").isEmpty()) {
            problems.add(new FieldProblem(
                    "/damages/reason", "is missing", "say how the amount was found: the signed terms fix none"));
        }
        return amount.flatMap(ignored -> JsonPointer.at(values, "/damages"));
    }

    private Optional<JsonValue> fixed(FixedDamages fixed, JsonObject values, List<FieldProblem> problems) {
        Optional<Integer> breaches =
                ClaimValues.read(Integer.class, values, BREACHES).filter(count -> count >= 1 && count <= MOST_BREACHES);
        if (breaches.isEmpty()) {
            problems.add(new FieldProblem(BREACHES, "is no number of breaches", "enter one from 1 to 1000"));
            return Optional.empty();
        }
        Money none = Money.zero(fixed.amount().currency());
        Money most = fixed.atMost();
        Money before = most == null ? none : most.minus(left.apply(most));
        DamagesSum sum = DamagesSum.of(fixed, breaches.get(), none, before);
        if (!sum.amount().isPositive()) {
            problems.add(nothingLeft(BREACHES));
            return Optional.empty();
        }
        Map<String, JsonValue> all = new LinkedHashMap<>(Map.of(
                "each", RecordWriter.json(fixed.amount()),
                "breaches", RecordWriter.json(breaches.get()),
                "capped", RecordWriter.json(sum.capped())));
        if (most != null) {
            all.put("atMost", RecordWriter.json(most));
        }
        return Optional.of(object(Map.of("amount", RecordWriter.json(sum.amount()), "fixed", object(all))));
    }

    private static FieldProblem nothingLeft(String field) {
        return new FieldProblem(
                field, "brings no damages", "nothing is left of what the terms allow at most; leave damages out");
    }

    private Optional<JsonValue> part(RevenueDamages terms, JsonObject values, List<FieldProblem> problems) {
        Optional<Money> revenue = ClaimValues.read(Money.class, values, REVENUE)
                .filter(Money::isPositive)
                .filter(money -> money.currency().equals(terms.atMost().currency()));
        if (revenue.isEmpty()) {
            problems.add(new FieldProblem(
                    REVENUE,
                    "is no revenue in " + terms.atMost().currency().getCode(),
                    "enter what the breach brought, net of tax, such as 12000.00"));
            return Optional.empty();
        }
        Money before = terms.atMost().minus(left.apply(terms.atMost()));
        DamagesSum sum = DamagesSum.of(terms, 1, revenue.get(), before);
        if (!sum.amount().isPositive()) {
            problems.add(nothingLeft(REVENUE));
            return Optional.empty();
        }
        return Optional.of(object(Map.of(
                "amount", RecordWriter.json(sum.amount()),
                "part",
                        object(Map.of(
                                "share", RecordWriter.json(terms.share()),
                                "overMonths", RecordWriter.json(terms.overMonths()),
                                "revenue", RecordWriter.json(revenue.get()),
                                "atMost", RecordWriter.json(terms.atMost()),
                                "capped", RecordWriter.json(sum.capped()))))));
    }

    private static JsonObject object(Map<String, JsonValue> fields) {
        return new JsonObject(new LinkedHashMap<>(fields));
    }
}
