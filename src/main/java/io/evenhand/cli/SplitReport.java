package io.evenhand.cli;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Explanation;
import io.evenhand.settlement.split.LineSplit;
import io.evenhand.settlement.split.PeriodEnd;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run prints in the end, kept in a temporary file until then: for nothing is printed of a file with a problem. */
sealed class SplitReport implements AutoCloseable permits SplitJson {
    final RevenueShareTerms terms;
    final String hash;
    final Writer kept;
    final Explanation explanation;

    private final Path file;
    private final boolean explain;
    private final Map<String, Long> notShared = new TreeMap<>();
    private final List<PeriodEnd> periods = new ArrayList<>();
    private long shared;
    private long repeated;
    private long corrections;

    SplitReport(RevenueShareTerms terms, boolean explain) {
        this.terms = terms;
        this.explain = explain;
        hash = TermsFormat.hash(terms).hex();
        Map<String, String> names =
                terms.parties().stream().collect(Collectors.toMap(TermsParty::partnerId, TermsParty::legalName));
        explanation = Explanation.inEnglish(id -> names.getOrDefault(id, id));
        try {
            file = Files.createTempFile("evenhand-split-", ".tmp");
            kept = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SplitReport of(RevenueShareTerms terms, boolean json, boolean explain) {
        return json ? new SplitJson(terms, explain) : new SplitReport(terms, explain);
    }

    void shared(RevenueLine line, Shared result) {
        shared++;
        corrections += result.corrections().size();
        if (explain) {
            LineSplit split = result.split();
            write("%s  %s  %s  rule %s: %s%n"
                    .formatted(
                            line.id(),
                            line.countedOn(),
                            line.kind().name().toLowerCase(Locale.ROOT),
                            split.ruleId(),
                            explanation.parts(split.parts())));
            steps(split.derivation());
            result.corrections().forEach(this::correction);
        }
    }

    void notShared(RevenueLine line, NotShared result) {
        notShared.merge(result.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '), 1L, Long::sum);
        if (explain) {
            write("%s  %s  not shared: %s [%s]%n"
                    .formatted(line.id(), line.countedOn(), result.words(), result.clauseId()));
        }
    }

    void repeated(RevenueLine line) {
        repeated++;
        if (explain) {
            write("%s  sent again; nothing changes%n".formatted(line.id()));
        }
    }

    void ended(PeriodEnd end) {
        periods.add(end);
        corrections += end.corrections().size();
        if (explain) {
            end.corrections().forEach(this::correction);
        }
    }

    private void correction(Correction correction) {
        write("  correction of %s, paid in %s: %s%n"
                .formatted(correction.period(), correction.bookedIn(), explanation.parts(correction.parts())));
        steps(correction.derivation());
    }

    private void steps(List<DerivationStep> steps) {
        for (DerivationStep step : steps) {
            write("    %s [%s]%n".formatted(explanation.of(step), step.clauseId()));
        }
    }

    final void write(String text) {
        try {
            kept.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints everything; only now is it done. */
    void print(PrintWriter out) throws IOException {
        copyTo(out);
        out.println(terms.customer().legalName() + ", " + terms.referralReference());
        out.println("terms " + hash);
        out.println();
        table(out);
        out.println();
        out.printf(Locale.ROOT, "%,d lines shared", shared);
        if (repeated > 0) {
            out.printf(Locale.ROOT, ", %,d sent again", repeated);
        }
        notShared.forEach((reason, count) -> out.printf(Locale.ROOT, ", %,d not shared (%s)", count, reason));
        if (corrections > 0) {
            out.printf(Locale.ROOT, ", %,d corrections", corrections);
        }
        out.println();
        out.flush();
    }

    final void copyTo(PrintWriter out) throws IOException {
        kept.flush();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            text.transferTo(out);
        }
        if (Files.size(file) > 0 && !(this instanceof SplitJson)) {
            out.println();
        }
    }

    private void table(PrintWriter out) {
        List<String> names = terms.parties().stream().map(TermsParty::legalName).toList();
        int width = Math.max(18, names.stream().mapToInt(String::length).max().orElse(0) + 2);
        String cell = "%" + width + "s";
        out.print("%-12s".formatted("period"));
        names.forEach(name -> out.print(cell.formatted(name)));
        out.println();
        Map<String, Money> totals = new LinkedHashMap<>();
        for (PeriodEnd period : periods) {
            out.print("%-12s".formatted(period.period()));
            for (Position position : period.positions()) {
                totals.merge(position.partyId(), position.payable(), Money::plus);
                out.print(cell.formatted(amount(position.payable())));
            }
            out.println();
            forward(out, period, cell);
        }
        out.print("%-12s".formatted("total"));
        totals.values().forEach(total -> out.print(cell.formatted(total.format())));
        out.println();
    }

    private static void forward(PrintWriter out, PeriodEnd period, String cell) {
        if (period.positions().stream()
                .anyMatch(position -> position.carriedForward().isPositive())) {
            out.print("%-12s".formatted("  owed on"));
            period.positions().forEach(position -> out.print(cell.formatted(amount(position.carriedForward()))));
            out.println();
        }
    }

    /** Without the currency, which stands below. */
    private static String amount(Money amount) {
        return amount.format().substring(4);
    }

    @Override
    public void close() {
        try {
            kept.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
