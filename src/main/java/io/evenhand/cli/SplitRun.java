package io.evenhand.cli;

import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.split.SplitResult.Repeated;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes line after line to the engine, and what comes of it to the report or to whoever hears of problems. */
final class SplitRun implements RevenueFile.Sink {
    private final Splitter splitter;
    private final SplitReport report;
    private final Consumer<LineProblem> told;
    private final Consumer<String> said;
    private long problems;
    private @Nullable ReportingPeriod last;

    SplitRun(Splitter splitter, SplitReport report, Consumer<LineProblem> told, Consumer<String> said) {
        this.said = said;
        this.splitter = splitter;
        this.report = report;
        this.told = told;
    }

    long problems() {
        return problems;
    }

    @Override
    public void line(long number, RevenueLine line) {
        line(number, line, line.fingerprint());
    }

    @Override
    public void line(long number, RevenueLine line, long fingerprint) {
        SplitResult result = splitter.apply(line, fingerprint);
        switch (result) {
            case Shared shared -> {
                ReportingPeriod period = shared.split().period();
                if (last == null || period.number() > last.number()) {
                    last = period;
                }
                report.shared(line, shared);
            }
            case NotShared notShared -> report.notShared(line, notShared);
            case Repeated repeated -> report.repeated(line);
            case Refused refused ->
                problem(new LineProblem(
                        number, column(refused.field()), value(refused, line), refused.problem(), refused.remedy()));
        }
    }

    @Override
    public void problem(LineProblem problem) {
        problems++;
        if (problems <= RevenueFile.MOST_PROBLEMS) {
            told.accept(problem);
        }
    }

    @Override
    public void note(String sentence) {
        said.accept(sentence);
    }

    /** Ends every period up to the last that brought something. */
    void end(boolean isFinal) {
        ReportingPeriod until = last == null ? splitter.openPeriod() : last;
        while (splitter.openPeriod().number() <= until.number()) {
            boolean end = isFinal && splitter.openPeriod().number() == until.number();
            report.ended(end ? splitter.endLastPeriod() : splitter.endPeriod());
        }
    }

    /** As the file calls what a line calls: counted_on. */
    private static String column(String field) {
        return field.equals("deductions")
                ? ""
                : field.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String value(Refused refused, RevenueLine line) {
        return switch (refused.field()) {
            case "id" -> line.id();
            case "refundOf" -> line.refundOf() == null ? "" : line.refundOf();
            default -> "";
        };
    }
}
