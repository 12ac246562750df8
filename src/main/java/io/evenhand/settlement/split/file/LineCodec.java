package io.evenhand.settlement.split.file;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Lines and problems as bytes, and back, for a file that lasts no longer than what reads it. */
final class LineCodec {
    /** Of a text in a problem: nobody reads on. */
    private static final int LONGEST = 2_000;

    private static final LineKind[] KINDS = LineKind.values();
    private static final Revenue[] REVENUES = Revenue.values();
    private static final Occurrence[] OCCURRENCES = Occurrence.values();
    private static final Deduction[] DEDUCTIONS = Deduction.values();

    private final Map<String, CurrencyUnit> currencies = new HashMap<>();

    void write(DataOutputStream out, RevenueLine line) throws IOException {
        out.writeUTF(line.id());
        out.writeByte(line.kind().ordinal());
        out.writeByte(line.revenue().ordinal());
        out.writeByte(line.occurrence().ordinal());
        out.writeUTF(line.dealId());
        write(out, line.streamId());
        out.writeLong(line.orderedOn().toEpochDay());
        out.writeLong(line.countedOn().toEpochDay());
        out.writeUTF(line.gross().currency().getCode());
        out.writeLong(line.gross().minorUnits());
        out.writeByte(line.deductions().size());
        for (Map.Entry<Deduction, Money> deduction : line.deductions().entrySet()) {
            out.writeByte(deduction.getKey().ordinal());
            out.writeLong(deduction.getValue().minorUnits());
        }
        write(out, line.refundOf());
        ExchangeRate rate = line.rate();
        out.writeBoolean(rate != null);
        if (rate != null) {
            write(out, rate.numerator());
            write(out, rate.denominator());
        }
    }

    RevenueLine line(DataInputStream in) throws IOException {
        String id = in.readUTF();
        LineKind kind = KINDS[in.readByte()];
        Revenue revenue = REVENUES[in.readByte()];
        Occurrence occurrence = OCCURRENCES[in.readByte()];
        String deal = in.readUTF();
        String stream = text(in);
        LocalDate orderedOn = LocalDate.ofEpochDay(in.readLong());
        LocalDate countedOn = LocalDate.ofEpochDay(in.readLong());
        CurrencyUnit currency = currencies.computeIfAbsent(in.readUTF(), Money::currency);
        Money gross = new Money(in.readLong(), currency);
        Map<Deduction, Money> deductions = deductions(in, currency);
        String refundOf = text(in);
        ExchangeRate rate = in.readBoolean() ? new ExchangeRate(number(in), number(in)) : null;
        return new RevenueLine(
                id, kind, revenue, occurrence, deal, stream, orderedOn, countedOn, gross, deductions, refundOf, rate);
    }

    private static Map<Deduction, Money> deductions(DataInputStream in, CurrencyUnit currency) throws IOException {
        int count = in.readByte();
        if (count == 0) {
            return Map.of();
        }
        Map<Deduction, Money> deductions = new EnumMap<>(Deduction.class);
        for (int i = 0; i < count; i++) {
            deductions.put(DEDUCTIONS[in.readByte()], new Money(in.readLong(), currency));
        }
        return deductions;
    }

    void write(DataOutputStream out, LineProblem problem) throws IOException {
        out.writeLong(problem.line());
        out.writeUTF(shortened(problem.field()));
        out.writeUTF(problem.value());
        out.writeUTF(shortened(problem.problem()));
        out.writeUTF(shortened(problem.remedy()));
        out.writeUTF(shortened(problem.place()));
    }

    LineProblem problem(DataInputStream in) throws IOException {
        return new LineProblem(in.readLong(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static void write(DataOutputStream out, BigInteger number) throws IOException {
        byte[] bytes = number.toByteArray();
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static BigInteger number(DataInputStream in) throws IOException {
        return new BigInteger(in.readNBytes(in.readShort()));
    }
}
