package io.evenhand.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.split.DerivationStep.ByTier;
import io.evenhand.settlement.split.DerivationStep.Capped;
import io.evenhand.settlement.split.DerivationStep.Converted;
import io.evenhand.settlement.split.DerivationStep.Counted;
import io.evenhand.settlement.split.DerivationStep.Deducted;
import io.evenhand.settlement.split.DerivationStep.Divided;
import io.evenhand.settlement.split.DerivationStep.NobodyGets;
import io.evenhand.settlement.split.DerivationStep.RaisedToFloor;
import io.evenhand.settlement.split.DerivationStep.Recouped;
import io.evenhand.settlement.split.DerivationStep.Reshared;
import io.evenhand.settlement.split.DerivationStep.Returned;
import io.evenhand.settlement.split.DerivationStep.Slice;
import io.evenhand.settlement.split.DerivationStep.TakenFirst;
import io.evenhand.settlement.split.SplitResult.Reason;
import io.evenhand.settlement.split.WhyNotShared.AfterTheEnd;
import io.evenhand.settlement.split.WhyNotShared.AfterTheLastMonth;
import io.evenhand.settlement.split.WhyNotShared.Earlier;
import io.evenhand.settlement.split.WhyNotShared.FirstOrderTooLate;
import io.evenhand.settlement.split.WhyNotShared.NotCovered;
import io.evenhand.settlement.split.WhyNotShared.NothingIsAskedBack;
import io.evenhand.settlement.split.WhyNotShared.OtherEvent;
import io.evenhand.settlement.split.WhyNotShared.PaidOut;
import io.evenhand.settlement.split.WhyNotShared.TooLateToAskBack;
import io.evenhand.settlement.split.WhyNotShared.WasNotShared;
import io.evenhand.terms.Qualification.FirstOrder.Trigger;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Revenue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that every step of the arithmetic, every reason why nothing is shared, and every kind of line is said in each language: whatever is
 * added to one of these has to be added to the samples here, and then has to have its words.
 */
class ExplanationTests {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 7);
    private static final Explanation ENGLISH = new Explanation(id -> id + " GmbH", Locale.ENGLISH);
    private static final Explanation GERMAN = new Explanation(id -> id + " GmbH", Locale.GERMAN);

    /** Words of English that no German sentence has. */
    private static final Set<String> ENGLISH_WORDS =
            Set.of("the", "is", "of", "and", "on", "less", "not", "with", "month", "line", "rate", "to", "that");

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    static Stream<DerivationStep> steps() {
        List<Part> parts = List.of(new Part("ann", euros("3.33")), new Part("bob", euros("6.67")));
        List<PartyShare> thirds = List.of(new PartyShare("ann", Share.of(1, 3)), new PartyShare("bob", Share.of(2, 3)));
        Stream<DerivationStep> arithmetic = Stream.of(
                new Counted("c", euros("10000.00"), DAY),
                new TakenFirst("c", "ann", Share.of(1, 5), euros("10.00"), euros("2.00"), euros("8.00")),
                new TakenFirst("c", "ann", null, euros("10.00"), euros("2.00"), euros("8.00")),
                new ByTier(
                        "c",
                        euros("90.00"),
                        euros("110.00"),
                        List.of(
                                new Slice(1, euros("0.00"), euros("10.00")),
                                new Slice(2, euros("100.00"), euros("10.00")))),
                new Divided("c", euros("10.00"), null, thirds, parts),
                new Divided("c", euros("10.00"), 3, thirds, parts),
                new Capped("c", "ann", euros("5.00"), euros("1.00"), "bob"),
                new Capped("c", "ann", euros("5.00"), euros("-1.00"), "bob"),
                new RaisedToFloor("c", "ann", euros("3.00"), euros("5.00"), euros("2.00"), "bob"),
                new Recouped("c", "ann", euros("9.00"), euros("5.00"), euros("2.00"), euros("1.00"), "bob"),
                new Returned("c", "INV-1", euros("1.00"), euros("4.00"), euros("1.00"), euros("4.00")),
                new Reshared("c", euros("110.00"), 2, parts, parts));
        return Stream.of(arithmetic, deductions(), conversions(), whys().map(why -> new NobodyGets("c", why)))
                .flatMap(all -> all);
    }

    private static Stream<DerivationStep> deductions() {
        return Arrays.stream(Deduction.values()).map(kind -> new Deducted("c", kind, euros("1.00"), euros("9.00")));
    }

    private static Stream<DerivationStep> conversions() {
        Converted reported =
                new Converted("c", Money.of("10.00", "USD"), ExchangeRate.parse("0.9"), DAY, euros("9.00"));
        return Stream.concat(
                Stream.of(reported),
                Arrays.stream(RateOrigin.Kind.values())
                        .flatMap(kind -> Stream.of(DAY, DAY.minusDays(3)).map(day -> new RateOrigin(kind, day)))
                        .map(origin -> reported.foundIn(origin.toString())));
    }

    static Stream<WhyNotShared> whys() {
        Stream<WhyNotShared> known = Stream.of(
                new NotCovered(),
                new AfterTheLastMonth(13, 12),
                new AfterTheEnd(DAY, DAY.plusDays(1), DAY.plusDays(2)),
                new FirstOrderTooLate(Trigger.PLACED, DAY, null),
                new FirstOrderTooLate(Trigger.PAID, DAY, DAY.plusDays(1)),
                new NothingIsAskedBack(),
                new TooLateToAskBack(DAY),
                new PaidOut(DAY),
                new WasNotShared());
        Stream<WhyNotShared> events = Arrays.stream(LineKind.values())
                .filter(kind -> kind != LineKind.SALE)
                .map(OtherEvent::new);
        Stream<WhyNotShared> earlier =
                Arrays.stream(Reason.values()).map(reason -> new Earlier(reason, "no rule covers that"));
        return Stream.of(known, events, earlier).flatMap(all -> all);
    }

    @Test
    void everyStepAndEveryReasonIsAmongTheSamples() {
        assertThat(steps().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(DerivationStep.class.getPermittedSubclasses());
        assertThat(whys().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(WhyNotShared.class.getPermittedSubclasses());
        assertThat(whys().filter(why -> !(why instanceof Earlier))
                        .map(WhyNotShared::reason)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Reason.values());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepIsAWholeSentenceInEachLanguage(DerivationStep step) {
        String english = ENGLISH.of(step);
        String german = GERMAN.of(step);

        assertThat(german).isNotEqualTo(english);
        assertThat(List.of(english, german))
                .allSatisfy(said -> assertThat(said)
                        .matches("(?s)\\S.*\\.")
                        .doesNotContain("{", "}", "  ", " .", " ,", "..", "null"));
        assertThat(german.toLowerCase(Locale.ROOT).split("[^a-zäöüß]+"))
                .as(german)
                .doesNotContainAnyElementsOf(ENGLISH_WORDS);
    }

    @Test
    void everyKindOfLineIsNamedInEachLanguage() {
        for (Revenue revenue : Revenue.values()) {
            for (Occurrence occurrence : Occurrence.values()) {
                RevenueLine line = line(LineKind.SALE, revenue, occurrence, null);
                assertThat(GERMAN.what(line)).endsWith(", Auftrag PO-1").doesNotContain("order");
                assertThat(ENGLISH.what(line)).endsWith(", order PO-1");
            }
        }
        assertThat(Arrays.stream(LineKind.values())
                        .filter(kind -> kind != LineKind.SALE)
                        .map(kind -> GERMAN.what(line(kind, Revenue.SERVICES, Occurrence.ONE_OFF, "INV-1"))))
                .containsExactly("Erstattung zu INV-1", "Gutschrift zu INV-1", "Kündigung zu INV-1");
    }

    private static RevenueLine line(LineKind kind, Revenue revenue, Occurrence occurrence, @Nullable String of) {
        return new RevenueLine(
                "1", kind, revenue, occurrence, "PO-1", null, DAY, DAY, euros("1.00"), Map.of(), of, null);
    }

    @Test
    void valuesReadInTheMannerOfTheLanguage() {
        assertThat(ENGLISH.of(new Counted("c", euros("10000.00"), DAY)))
                .isEqualTo("EUR 10,000.00 counts on 7 December 2026.");
        assertThat(plain(GERMAN.of(new Counted("c", euros("10000.00"), DAY))))
                .isEqualTo("10.000,00 EUR zählen am 7. Dezember 2026.");
        Divided thirds = steps().filter(Divided.class::isInstance)
                .map(Divided.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(ENGLISH.of(thirds))
                .isEqualTo("EUR 10.00 is divided: ann GmbH 1/3 is exactly 3.333333…, rounded EUR 3.33;"
                        + " bob GmbH 2/3 is exactly 6.666666…, rounded EUR 6.67.");
        assertThat(plain(GERMAN.of(thirds)))
                .isEqualTo("10,00 EUR werden geteilt: ann GmbH 1/3, das sind genau 3,333333…, gerundet 3,33 EUR;"
                        + " bob GmbH 2/3, das sind genau 6,666666…, gerundet 6,67 EUR.");
        Converted agreed = new Converted(
                "c",
                Money.of("10.00", "USD"),
                ExchangeRate.parse("0.9"),
                DAY,
                euros("9.00"),
                "agreed rate of 2026-12-04");
        assertThat(ENGLISH.of(agreed)).contains("(agreed rate of 4 December 2026, for 7 December 2026)");
        assertThat(plain(GERMAN.of(agreed)))
                .contains("(vereinbarter Kurs vom 4. Dezember 2026, für den 7. Dezember 2026)");
    }

    @Test
    void whereOnlyASentenceWasKeptItStaysInEnglishAndTheReasonIsSaidElsewhere() {
        Earlier kept = new Earlier(Reason.PAID_OUT, "its share was to be paid out on 2026-01-31");
        assertThat(ENGLISH.why(kept)).isEqualTo("its share was to be paid out on 2026-01-31");
        assertThat(GERMAN.why(kept)).startsWith("sein Anteil war schon auszuzahlen");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
