package io.evenhand.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.CustomerProtectionTerms.Damages.FixedDamages;
import io.evenhand.terms.CustomerProtectionTerms.Damages.RevenueDamages;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves that what a notice demands is what the signed terms make of it, and nothing where they make nothing. */
class DamagesDemandTests {
    private static final RevenueDamages PART = new RevenueDamages(Share.parse("20 %"), 12, Money.of("25000.00", "EUR"));

    private final List<FieldProblem> problems = new ArrayList<>();

    @Test
    void aFixedSumIsOwedForEachBreach() {
        DamagesDemand fixed = new DamagesDemand(new FixedDamages(Money.of("10000.00", "EUR"), null), most -> most);
        assertThat(demanded(fixed, "{\"damages\":{\"fixed\":{\"breaches\":2}}}"))
                .contains("\"amount\":{\"amount\":\"20000.00\",\"currency\":\"EUR\"}")
                .contains("\"each\":{\"amount\":\"10000.00\",\"currency\":\"EUR\"}", "\"capped\":false");
        assertThat(problems).isEmpty();
    }

    @Test
    void aFixedSumIsHeldToTheMostThatTheTermsNameForAll() {
        FixedDamages most = new FixedDamages(Money.of("10000.00", "EUR"), Money.of("25000.00", "EUR"));
        String breaches = "{\"damages\":{\"fixed\":{\"breaches\":%d}}}";
        assertThat(demanded(new DamagesDemand(most, left -> left), breaches.formatted(2)))
                .contains("\"20000.00\"", "\"capped\":false", "\"atMost\"");
        assertThat(demanded(new DamagesDemand(most, left -> left), breaches.formatted(3)))
                .contains("\"capped\":true");
        assertThat(problems).isEmpty();
        assertThat(demanded(new DamagesDemand(most, left -> Money.zero(left.currency())), breaches.formatted(1)))
                .isEmpty();
        assertThat(problems).extracting(FieldProblem::problem).containsExactly("brings no damages");
    }

    @Test
    void aLetterThatKnowsNoMostForFixedDamagesLeavesItOutUnlessItBites() {
        Set<String> before = Set.of("damages.fixed.each", "damages.fixed.breaches");
        FixedDamages most = new FixedDamages(Money.of("10000.00", "EUR"), Money.of("25000.00", "EUR"));
        DamagesDemand demand = new DamagesDemand(most, all -> all);
        JsonValue two = demand.of(read("{\"damages\":{\"fixed\":{\"breaches\":2}}}"), problems)
                .orElseThrow();
        assertThat(JsonText.compact(ClaimValues.asDeclared(two, before, problems)))
                .contains("breaches")
                .doesNotContain("capped", "atMost");
        assertThat(problems).isEmpty();

        JsonValue three = demand.of(read("{\"damages\":{\"fixed\":{\"breaches\":3}}}"), problems)
                .orElseThrow();
        JsonValue unused = ClaimValues.asDeclared(three, before, problems);
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/damages/fixed/breaches"));
    }

    @Test
    void aPartOfTheRevenueIsLimitedByWhatTheTermsAllowAndWhatIsOwedAlready() {
        String revenue = "{\"damages\":{\"part\":{\"revenue\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}}}";
        assertThat(demanded(new DamagesDemand(PART, most -> most), revenue.formatted("50000.00")))
                .contains("\"10000.00\"", "\"capped\":false");
        assertThat(demanded(new DamagesDemand(PART, most -> most), revenue.formatted("180000.00")))
                .contains("\"capped\":true");
        assertThat(demanded(
                        new DamagesDemand(PART, most -> most.minus(Money.of("20000.00", "EUR"))),
                        revenue.formatted("50000.00")))
                .contains("\"5000.00\"", "\"capped\":true");
        assertThat(problems).isEmpty();
        assertThat(demanded(
                        new DamagesDemand(PART, most -> most.minus(Money.of("25000.00", "EUR"))),
                        revenue.formatted("50000.00")))
                .isEmpty();
        assertThat(problems).extracting(FieldProblem::problem).containsExactly("brings no damages");
    }

    @Test
    void whereTheTermsFixNothingTheAmountComesWithItsReason() {
        DamagesDemand law = new DamagesDemand(null, most -> most);
        String unused = demanded(law, "{\"damages\":{\"amount\":{\"amount\":\"-1.00\",\"currency\":\"EUR\"}}}");
        assertThat(problems).extracting(FieldProblem::pointer).containsExactly("/damages/amount", "/damages/reason");
    }

    private String demanded(DamagesDemand demand, String json) {
        return demand.of(read(json), problems).map(JsonText::compact).orElse("");
    }

    private static JsonObject read(String json) {
        try {
            return (JsonObject)
                    JsonReader.read(json.getBytes(StandardCharsets.UTF_8)).root();
        } catch (MalformedJsonException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
