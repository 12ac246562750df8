package io.evenhand.settlement.statement;

import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.statement.StatementContent.Line;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** A statement of very many lines that come into being when they are read, and of which is known how many are still held. */
final class ManyLines {
    private ManyLines() {}

    /** @param content with a shared line, which is repeated, as is a correction of it */
    static StatementContent of(StatementContent content, int lines, int corrections) {
        return of(content, counted(lines, content), corrections(corrections, content));
    }

    static StatementContent of(StatementContent content, Rows<Line> lines, Rows<Correction> corrections) {
        return new StatementContent(
                content.number(),
                content.version(),
                content.sealed(),
                content.agreementId(),
                content.agreementNumber(),
                content.title(),
                content.terms(),
                content.period(),
                content.parties(),
                content.billerId(),
                content.clauses(),
                lines,
                corrections,
                content.positions(),
                content.dues(),
                content.trend(),
                content.disputes(),
                content.language());
    }

    private static Rows<Line> counted(int count, StatementContent content) {
        Line first = content.lines().iterator().next();
        return Rows.of(
                count,
                () -> IntStream.range(0, count)
                        .mapToObj(number -> line(first, number + 1))
                        .iterator());
    }

    private static Rows<Correction> corrections(int count, StatementContent content) {
        Line first = content.lines().iterator().next();
        Correction correction = new Correction(
                Correction.Reason.TIER_REACHED,
                String.valueOf(first.ruleId()),
                "split." + first.ruleId() + ".tier",
                content.period(),
                content.period(),
                first.parts(),
                first.derivation());
        return Rows.of(
                count,
                () -> IntStream.range(0, count).mapToObj(number -> correction).iterator());
    }

    /** Another one, of which nothing is anybody else's. */
    static Line line(Line like, int number) {
        RevenueLine of = like.reported();
        return new Line(
                1,
                number,
                new RevenueLine(
                        "L-" + number,
                        of.kind(),
                        of.revenue(),
                        of.occurrence(),
                        // Like numbers of orders, which nothing compresses.
                        "PO-%08X%08X".formatted(number * 0x9E3779B9, number * 0x85EBCA6B),
                        of.streamId(),
                        of.orderedOn(),
                        of.countedOn(),
                        of.gross(),
                        of.deductions(),
                        of.refundOf(),
                        of.rate()),
                like.base(),
                like.ruleId(),
                like.notShared(),
                new ArrayList<Part>(like.parts()),
                new ArrayList<DerivationStep>(like.derivation()));
    }

    /** Lines that know how many of them somebody still holds when the last one has been read. */
    static final class Watched implements Rows<Line> {
        private final Line like;
        private final int count;
        private int mostHeld;

        /** @param like the line that is repeated */
        Watched(Line like, int count) {
            this.like = like;
            this.count = count;
        }

        @Override
        public int count() {
            return count;
        }

        /** At the end of the reading that held the most. */
        int mostHeld() {
            return mostHeld;
        }

        @Override
        public Iterator<Line> iterator() {
            List<WeakReference<Line>> handedOut = new ArrayList<>();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    boolean more = handedOut.size() < count;
                    if (!more) {
                        System.gc();
                        int held = (int) handedOut.stream()
                                .filter(line -> line.get() != null)
                                .count();
                        mostHeld = Math.max(mostHeld, held);
                    }
                    return more;
                }

                @Override
                public Line next() {
                    Line line = line(like, handedOut.size() + 1);
                    handedOut.add(new WeakReference<>(line));
                    return line;
                }
            };
        }
    }
}
