package io.evenhand.settlement.period;

import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.revenue.LineReader;
import io.evenhand.settlement.revenue.PeriodShare;
import io.evenhand.settlement.revenue.PeriodShare.SharedLine;
import io.evenhand.settlement.revenue.Place;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.RunningSum;
import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.terms.TermsHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a draft has to know of its lines, found out in one reading: its hash, when what is due, and what each rule comes to. */
final class DraftReading implements LineReader {
    /** So many corrections are kept for being shown one by one. */
    static final int MOST_CORRECTIONS = 100;

    private final MessageDigest digest = Sha256.begin();
    private final DueDays dueDays = new DueDays();
    private final Map<String, RuleSums> byRule = new LinkedHashMap<>();
    private final RuleSums notShared = new RuleSums(null);
    private final List<Correction> firstCorrections = new ArrayList<>();
    private int lines;
    private @Nullable String hash;

    @Override
    public void begin(TermsHash terms) {
        add(terms.hex());
    }

    @Override
    public void read(SharedLine shared) {
        Line line = shared.line();
        add("\n" + line.report() + "/" + line.number() + " " + line.parts());
        lines++;
        dueDays.read(shared);
        String rule = line.ruleId();
        (rule == null || line.notShared() != null ? notShared : byRule.computeIfAbsent(rule, RuleSums::new)).add(line);
        shared.corrections().stream()
                .limit(MOST_CORRECTIONS - firstCorrections.size())
                .forEach(firstCorrections::add);
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What tells two drafts apart: the terms, what was reported, and what everybody gets.
     *
     * @param share that came of the lines that were read
     */
    String hash(PeriodShare share) {
        if (hash == null) {
            share.atEnd().forEach(correction -> add("\n" + correction.parts()));
            share.positions().forEach(position -> add("\n" + position));
            hash = Sha256.hex(digest.digest());
        }
        return hash;
    }

    int lines() {
        return lines;
    }

    List<Instalment> due(PeriodShare share, Position position) {
        return dueDays.of(share, position);
    }

    /** The first ones, those that lines brought about before those of the end. */
    List<Correction> firstCorrections(PeriodShare share) {
        return Stream.concat(firstCorrections.stream(), share.atEnd().stream())
                .limit(MOST_CORRECTIONS)
                .toList();
    }

    /** In the order in which they came; what is not shared last. */
    List<RuleTotal> rules(PeriodShare share) {
        return Stream.concat(byRule.values().stream(), Stream.of(notShared))
                .filter(sums -> sums.count > 0)
                .map(sums -> sums.total(share.positions()))
                .toList();
    }

    private static final class RuleSums {
        private final @Nullable String rule;
        private final RunningSum base = new RunningSum();
        private final Map<String, RunningSum> parts = new HashMap<>();
        private final List<Place> places = new ArrayList<>();
        private int count;
        private @Nullable Place last;

        RuleSums(@Nullable String rule) {
            this.rule = rule;
        }

        void add(Line line) {
            last = new Place(line.report(), line.number());
            if (count % RuleTotal.LINES_A_PAGE == 0) {
                places.add(last);
            }
            count++;
            if (rule != null) {
                base.add(line.base());
                for (Part part : line.parts()) {
                    parts.computeIfAbsent(part.partyId(), party -> new RunningSum())
                            .add(part.amount());
                }
            }
        }

        RuleTotal total(List<Position> positions) {
            Place end = Objects.requireNonNull(last);
            List<Place> all = new ArrayList<>(places);
            all.add(new Place(end.report(), end.line() + 1));
            Money nothing = Money.zero(positions.getFirst().payable().currency());
            List<Money> totals = new ArrayList<>();
            for (Position position : positions) {
                RunningSum sum = parts.get(position.partyId());
                if (sum == null) {
                    totals.add(nothing);
                } else {
                    sum.value().ifPresent(totals::add);
                }
            }
            Money sum = base.value().orElse(null);
            boolean summed = sum != null && totals.size() == positions.size();
            return new RuleTotal(rule, count, summed ? sum : null, summed ? totals : List.of(), all);
        }
    }
}
