package io.evenhand.settlement.revenue;

import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.FirstOrders;
import io.evenhand.settlement.split.LineSplit;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult;
import io.evenhand.settlement.split.SplitState;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.split.StateAfterChange;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.TermsHash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs the engine over lines of one agreement, each under the terms that hold for it, from where it stood. It writes nothing. */
final class Sharing {
    private final SignedTerms terms;
    private final StoredMemory memory;
    private final Map<TermsHash, StoredState> states = new LinkedHashMap<>();
    private final Function<String, Optional<LocalDate>> countedBefore;
    private final Map<TermsHash, Running> running = new LinkedHashMap<>();
    private final Map<TermsHash, FirstOrders> announced = new HashMap<>();

    /**
     * @param states in the order in which they came into use
     * @param countedBefore the day on which a line that came before counts
     */
    Sharing(
            SignedTerms terms,
            StoredMemory memory,
            List<StoredState> states,
            Function<String, Optional<LocalDate>> countedBefore) {
        this.terms = terms;
        this.memory = memory;
        states.forEach(state -> this.states.put(state.state().terms(), state));
        this.countedBefore = countedBefore;
    }

    /** @param on a day on which the terms hold @param turn in which order they came into use */
    record StoredState(SplitState state, LocalDate on, int turn) {}

    record Running(Splitter splitter, SignedTerms.OnDay terms) {}

    sealed interface Shared {
        record Allocated(List<AllocationRow> rows) implements Shared {}

        record Wrong(LineProblem problem) implements Shared {}
    }

    /**
     * Fetches at once what these lines will ask for. Terms that were not in use before are not begun for that: with which state they begin
     * depends on the lines before.
     */
    void expect(Collection<RevenueLine> lines) {
        Map<TermsHash, List<RevenueLine>> byTerms = new LinkedHashMap<>();
        for (RevenueLine line : lines) {
            terms.on(dayOf(line))
                    .filter(holding -> running.containsKey(holding.hash()) || states.containsKey(holding.hash()))
                    .ifPresent(holding -> byTerms.computeIfAbsent(
                                    under(holding).terms().hash(), hash -> new ArrayList<>())
                            .add(line));
        }
        byTerms.forEach((hash, own) ->
                Objects.requireNonNull(running.get(hash)).splitter().expect(own));
    }

    /** Whether it matters which orders are known before lines are shared, so that they are to be announced. */
    boolean asksForFirstOrder() {
        return terms.askForFirstOrder();
    }

    /** Tells ahead of a line of the same report: an order in time counts for all of them, wherever it stands. Shares nothing. */
    void announce(RevenueLine line) {
        if (line.refundOf() == null) {
            terms.on(line.countedOn())
                    .ifPresent(holding -> announced
                            .computeIfAbsent(
                                    holding.hash(),
                                    ignored -> FirstOrders.under(holding.terms(), memory.under(holding.terms())))
                            .announce(line));
        }
    }

    private LocalDate dayOf(RevenueLine line) {
        return Optional.ofNullable(line.refundOf()).flatMap(countedBefore).orElse(line.countedOn());
    }

    /** @param rateSource where its exchange rate was found; absent where it was reported or is not needed */
    Shared apply(long number, RevenueLine line, @Nullable String rateSource) {
        Optional<SignedTerms.OnDay> holding = terms.on(dayOf(line));
        if (holding.isEmpty()) {
            return wrong(
                    number,
                    "counted_on",
                    line.countedOn().toString(),
                    "lies before the agreement began",
                    "leave out what it does not cover");
        }
        Running engine = under(holding.get());
        return switch (engine.splitter().apply(line)) {
            case SplitResult.Shared shared -> new Shared.Allocated(rows(shared, engine.terms(), rateSource));
            case SplitResult.NotShared not -> new Shared.Allocated(List.of(notShared(not, engine.terms())));
            case SplitResult.Repeated repeated ->
                throw new IllegalStateException("Line " + repeated.lineId() + " was shared, but is not in a report");
            case SplitResult.Refused refused ->
                wrong(
                        number,
                        column(refused.field()),
                        value(line, refused.field()),
                        refused.problem(),
                        refused.remedy());
        };
    }

    /** The states of those terms that were used, as they are now. */
    List<StoredState> changed() {
        List<StoredState> changed = new ArrayList<>();
        int last = states.values().stream().mapToInt(StoredState::turn).max().orElse(0);
        for (Map.Entry<TermsHash, Running> one : running.entrySet()) {
            StoredState before = states.get(one.getKey());
            int turn = before == null ? ++last : before.turn();
            changed.add(new StoredState(
                    one.getValue().splitter().state(), one.getValue().terms().on(), turn));
        }
        return changed;
    }

    /** The engine that executes these terms. */
    Running under(SignedTerms.OnDay holding) {
        return running.computeIfAbsent(holding.hash(), hash -> begin(holding));
    }

    /** The states of all terms, as they are now. */
    List<StoredState> all() {
        Map<TermsHash, StoredState> all = new LinkedHashMap<>(states);
        changed().forEach(state -> all.put(state.state().terms(), state));
        return List.copyOf(all.values());
    }

    private Running begin(SignedTerms.OnDay holding) {
        StoredState stored = states.get(holding.hash());
        SplitState state = stored != null ? stored.state() : inherited(holding);
        Splitter splitter = state == null
                ? Splitter.of(holding.terms(), holding.hash(), memory.under(holding.terms()), true)
                : Splitter.resume(holding.terms(), holding.hash(), state, memory.under(holding.terms()), true);
        return new Running(splitter, holding);
    }

    /** What the terms that came into use last leave to those that follow; null for the first. */
    private @Nullable SplitState inherited(SignedTerms.OnDay holding) {
        Running former = running.values().stream().reduce((one, other) -> other).orElse(null);
        if (former != null) {
            return StateAfterChange.of(
                    former.splitter().state(), former.terms().terms(), holding.terms(), holding.hash());
        }
        return states.values().stream()
                .reduce((one, other) -> other)
                .flatMap(last -> terms.on(last.on())
                        .map(before ->
                                StateAfterChange.of(last.state(), before.terms(), holding.terms(), holding.hash())))
                .orElse(null);
    }

    private static List<AllocationRow> rows(
            SplitResult.Shared shared, SignedTerms.OnDay terms, @Nullable String rateSource) {
        List<AllocationRow> rows = new ArrayList<>();
        LineSplit split = shared.split();
        rows.add(new AllocationRow(
                0,
                Outcome.SHARED,
                split.ruleId(),
                null,
                null,
                null,
                split.period().toString(),
                split.base(),
                split.parts(),
                rateSource == null ? split.derivation() : found(split.derivation(), rateSource),
                split.terms(),
                terms.on(),
                null));
        for (Correction correction : shared.corrections()) {
            rows.add(new AllocationRow(
                    rows.size(),
                    Outcome.CORRECTION,
                    correction.ruleId(),
                    correction.clauseId(),
                    correction.reason().name(),
                    null,
                    correction.period().toString(),
                    Money.zero(split.base().currency()),
                    correction.parts(),
                    correction.derivation(),
                    split.terms(),
                    terms.on(),
                    null));
        }
        return rows;
    }

    private static List<DerivationStep> found(List<DerivationStep> steps, String rateSource) {
        return steps.stream()
                .map(step -> step instanceof DerivationStep.Converted converted ? converted.foundIn(rateSource) : step)
                .toList();
    }

    private static AllocationRow notShared(SplitResult.NotShared not, SignedTerms.OnDay terms) {
        return new AllocationRow(
                0,
                Outcome.NOT_SHARED,
                null,
                not.clauseId(),
                not.reason().name(),
                not.words(),
                null,
                Money.zero(terms.terms().payment().currency()),
                List.of(),
                List.of(not.step()),
                terms.hash(),
                terms.on(),
                null);
    }

    private static Shared wrong(long number, String field, String value, String problem, String remedy) {
        return new Shared.Wrong(new LineProblem(number, field, value, problem, remedy));
    }

    /** "countedOn" is the column "counted_on". */
    static String column(String field) {
        String column = field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return switch (column) {
            case "deal_id" -> "deal";
            case "stream_id" -> "stream";
            default -> column;
        };
    }

    private static String value(RevenueLine line, String field) {
        return switch (field) {
            case "id" -> line.id();
            case "refundOf" -> String.valueOf(line.refundOf());
            case "gross" -> line.gross().amount();
            case "rate" -> String.valueOf(line.rate());
            case "currency" -> line.gross().currency().getCode();
            case "countedOn" -> line.countedOn().toString();
            case "orderedOn" -> line.orderedOn().toString();
            default -> "";
        };
    }
}
