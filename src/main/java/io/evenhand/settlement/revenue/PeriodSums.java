package io.evenhand.settlement.revenue;

import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.revenue.PaidLines.PaidLine;
import io.evenhand.settlement.revenue.PeriodEnding.Brought;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodBook;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the lines of a period bring everybody, and to which clauses they refer: added up exactly, line by line. */
final class PeriodSums {
    private final SignedTerms signed;
    private final TreeMap<LocalDate, Book> books = new TreeMap<>();
    private final Set<LocalDate> days = new HashSet<>();
    private final Set<String> clauses = new HashSet<>();
    private int corrections;

    PeriodSums(SignedTerms signed) {
        this.signed = signed;
    }

    /** By party. */
    private static final class Book {
        private final Map<String, Money> earned = new LinkedHashMap<>();
        private final Map<String, Money> corrected = new LinkedHashMap<>();
        private final Map<String, Money> returned = new LinkedHashMap<>();

        void add(AllocationRow row) {
            boolean correction = row.outcome() == Outcome.CORRECTION;
            boolean back = !correction && row.base().minorUnits() < 0;
            Map<String, Money> sums = correction ? corrected : back ? returned : earned;
            for (Part part : row.parts()) {
                sums.merge(part.partyId(), back ? part.amount().negate() : part.amount(), Money::plus);
            }
        }

        PeriodBook sums() {
            return new PeriodBook(parts(earned), parts(corrected), parts(returned));
        }

        private static List<Part> parts(Map<String, Money> sums) {
            return sums.entrySet().stream()
                    .map(sum -> new Part(sum.getKey(), sum.getValue()))
                    .toList();
        }
    }

    void add(PaidLine line) {
        for (AllocationRow row : line.rows()) {
            days.add(row.termsOn());
            if (row.clauseId() != null) {
                clauses.add(row.clauseId());
            }
            refer(row.derivation());
            if (!row.parts().isEmpty()) {
                books.computeIfAbsent(row.termsOn(), day -> new Book()).add(row);
            }
            corrections += row.outcome() == Outcome.CORRECTION ? 1 : 0;
        }
    }

    private void refer(Collection<DerivationStep> steps) {
        for (DerivationStep step : steps) {
            clauses.add(step.clauseId());
        }
    }

    /** How many corrections lines brought about. */
    int corrections() {
        return corrections;
    }

    /** By the terms that shared it, those first that hold first. */
    List<Brought> brought() {
        return books.entrySet().stream()
                .map(book -> new Brought(
                        signed.on(book.getKey()).orElseThrow(), book.getValue().sums()))
                .toList();
    }

    /** The sentences to which the lines refer, or what the end of the period brought about. */
    Map<String, Sentence> sentences(PeriodEnding.Ended ended) {
        for (Correction correction : ended.corrections()) {
            clauses.add(correction.clauseId());
            refer(correction.derivation());
        }
        Map<String, Sentence> sentences = new HashMap<>();
        days.stream()
                .sorted()
                .map(day -> signed.on(day).orElseThrow().terms())
                .distinct()
                .forEach(terms -> sentences.putAll(sentences(terms)));
        sentences.putAll(sentences(ended.leading().terms()));
        sentences.keySet().retainAll(clauses);
        return sentences;
    }

    private static Map<String, Sentence> sentences(RevenueShareTerms terms) {
        return TermsFormat.sentences(terms).stream()
                .collect(Collectors.toMap(
                        Sentence::clauseId,
                        Function.identity(),
                        (one, other) -> new Sentence(one.clauseId(), one.text() + " " + other.text())));
    }
}
