package io.evenhand.settlement.statement;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.DerivationStep.NobodyGets;
import io.evenhand.settlement.split.Explanation;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.statement.StatementContent.Dispute;
import io.evenhand.settlement.statement.StatementContent.Due;
import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.StatementContent.Sealed;
import io.evenhand.settlement.statement.StatementContent.Trend;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonBoolean;
import io.evenhand.terms.json.JsonValue.JsonNumber;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says, for machines; {@code schemas/statement.schema.json} describes it. What is absent is left out. Of very many lines or
 * corrections it says how many there are and in which file.
 */
final class StatementJson {
    /** So many lines, and as many corrections, are told one by one with their steps. */
    static final int MOST_TOLD = 20_000;

    private final StatementContent content;
    private final Function<Kind, Listed> listed;
    private final Explanation explanation;

    private StatementJson(StatementContent content, Function<Kind, Listed> listed) {
        this.content = content;
        this.listed = listed;
        this.explanation = content.explanation();
    }

    /** What may be too many to be told here. */
    enum Kind {
        LINES,
        CORRECTIONS
    }

    /** @param sha256 of the file beside this one in which they are */
    record Listed(String file, String sha256) {}

    /** Whether so many are told one by one. */
    static boolean carries(int count) {
        return count <= MOST_TOLD;
    }

    /**
     * UTF-8, in the canonical form of RFC 8785: equal content gives equal bytes. One line after the other; leaves the stream open.
     *
     * @param listed where those are that are too many
     */
    static void write(StatementContent content, Function<Kind, Listed> listed, OutputStream out) throws IOException {
        new StatementJson(content, listed).write(out);
    }

    private void write(OutputStream out) throws IOException {
        // The canonical form has the fields of an object in this order.
        TreeMap<String, Written> fields = new TreeMap<>();
        head().fields().forEach((name, value) -> fields.put(name, to -> to.write(canonical(value))));
        many(fields, Kind.LINES, "lines", content.lines(), this::line);
        many(fields, Kind.CORRECTIONS, "corrections", content.corrections(), this::correction);
        char before = '{';
        for (Map.Entry<String, Written> field : fields.entrySet()) {
            out.write(before);
            out.write(canonical(new JsonString(field.getKey())));
            out.write(':');
            field.getValue().write(out);
            before = ',';
        }
        out.write('}');
    }

    private interface Written {
        void write(OutputStream out) throws IOException;
    }

    private <T> void many(
            Map<String, Written> fields, Kind kind, String name, Rows<T> rows, Function<T, JsonValue> json) {
        if (carries(rows.count())) {
            fields.put(name, out -> writeAll(rows, json, out));
        } else {
            Listed where = listed.apply(kind);
            JsonObject elsewhere = new Fields()
                    .number("count", rows.count())
                    .text("file", where.file())
                    .text("sha256", where.sha256())
                    .object();
            fields.put(name + "In", out -> out.write(canonical(elsewhere)));
        }
    }

    private static <T> void writeAll(Rows<T> rows, Function<T, JsonValue> json, OutputStream out) throws IOException {
        out.write('[');
        boolean first = true;
        for (T row : rows) {
            if (!first) {
                out.write(',');
            }
            out.write(canonical(json.apply(row)));
            first = false;
        }
        out.write(']');
    }

    /** The form is defined for arrays and objects: a value stands in an array, whose brackets are taken off. */
    private static byte[] canonical(JsonValue value) {
        byte[] alone = JsonText.canonical(new JsonArray(List.of(value)));
        return Arrays.copyOfRange(alone, 1, alone.length - 1);
    }

    /** The line that {@code journal check --against} reads. */
    static byte[] journalHead(StatementContent content, Sealed sealed) {
        return JsonText.canonical(new Fields()
                .text("agreementId", content.agreementId())
                .number("postings", sealed.journalSequence())
                .text("hash", sealed.journalHash())
                .object());
    }

    /** All but what there may be very much of. */
    private JsonObject head() {
        Map<String, JsonValue> clauses = new TreeMap<>();
        content.clauses().forEach((id, sentence) -> clauses.put(id, new JsonString(sentence.text())));
        Sealed sealed = content.sealed();
        return new Fields()
                .text("number", content.number())
                .number("version", content.version())
                .value("sealed", sealed == null ? null : sealed(sealed))
                .value(
                        "agreement",
                        new Fields()
                                .text("id", content.agreementId())
                                .text("number", content.agreementNumber())
                                .text("title", content.title())
                                .text("terms", content.terms().hex())
                                .object())
                .value(
                        "period",
                        new Fields()
                                .text("name", content.period().toString())
                                .text("firstDay", content.period().firstDay().toString())
                                .text("lastDay", content.period().lastDay().toString())
                                .object())
                .list("parties", content.parties(), StatementJson::party)
                .text("billerId", content.billerId())
                .value("clauses", new JsonObject(clauses))
                .list("positions", content.positions(), StatementJson::position)
                .list("dues", content.dues(), StatementJson::due)
                .list("trend", content.trend(), StatementJson::trend)
                .list("disputes", content.disputes(), StatementJson::dispute)
                .object();
    }

    private static JsonObject sealed(Sealed sealed) {
        return new Fields()
                .text("at", sealed.at().toString())
                .number("journalSequence", sealed.journalSequence())
                .text("journalHash", sealed.journalHash())
                .list("approvedBy", sealed.approvedBy(), JsonString::new)
                .object();
    }

    private static JsonObject party(Party party) {
        return new Fields()
                .text("id", party.id())
                .text("legalName", party.legalName())
                .text("address", party.address())
                .text("country", party.country())
                .list("roles", party.roles(), JsonString::new)
                .object();
    }

    private JsonObject line(Line line) {
        RevenueLine reported = line.reported();
        NobodyGets notShared = line.notShared();
        Map<String, JsonValue> deductions = new TreeMap<>();
        reported.deductions().forEach((kind, amount) -> deductions.put(word(kind), money(amount)));
        return new Fields()
                .number("report", line.report())
                .number("number", line.number())
                .text("id", reported.id())
                .text("kind", word(reported.kind()))
                .text("revenue", word(reported.revenue()))
                .text("occurrence", word(reported.occurrence()))
                .text("deal", reported.dealId())
                .text("stream", reported.streamId())
                .text("orderedOn", reported.orderedOn().toString())
                .text("countedOn", reported.countedOn().toString())
                .value("gross", money(reported.gross()))
                .value("deductions", deductions.isEmpty() ? null : new JsonObject(deductions))
                .text("refundOf", reported.refundOf())
                .text("rate", reported.rate() == null ? null : reported.rate().toString())
                .value("base", line.base() == null ? null : money(line.base()))
                .text("rule", line.ruleId())
                .text("notShared", notShared == null ? null : explanation.why(notShared.why()))
                .list("parts", line.parts(), StatementJson::part)
                .list("steps", line.derivation(), this::step)
                .object();
    }

    private JsonObject correction(Correction correction) {
        return new Fields()
                .text("reason", word(correction.reason()))
                .text("rule", correction.ruleId())
                .text("clause", correction.clauseId())
                .text("period", correction.period().toString())
                .text("bookedIn", correction.bookedIn().toString())
                .list("parts", correction.parts(), StatementJson::part)
                .list("steps", correction.derivation(), this::step)
                .object();
    }

    private JsonObject step(DerivationStep step) {
        return new Fields()
                .text("clause", step.clauseId())
                .text("words", explanation.of(step))
                .object();
    }

    private static JsonObject position(Position position) {
        return new Fields()
                .text("party", position.partyId())
                .value("earned", money(position.earned()))
                .value("corrected", money(position.corrected()))
                .value("returned", money(position.returned()))
                .value("broughtForward", money(position.broughtForward()))
                .value("lapsed", money(position.lapsed()))
                .value("carriedForward", money(position.carriedForward()))
                .value("payable", money(position.payable()))
                .object();
    }

    private static JsonObject due(Due due) {
        return new Fields()
                .text("debtor", due.debtorId())
                .text("creditor", due.creditorId())
                .value("amount", money(due.amount()))
                .text("dueOn", due.dueOn().toString())
                .object();
    }

    private static JsonObject trend(Trend trend) {
        return new Fields()
                .text("period", trend.period().toString())
                .list("got", trend.got(), StatementJson::money)
                .object();
    }

    private static JsonObject dispute(Dispute dispute) {
        return new Fields()
                .text("line", dispute.lineId())
                .text("party", dispute.partyId())
                .text("reason", dispute.reason())
                .text("answer", dispute.answer())
                .value("upheld", new JsonBoolean(dispute.upheld()))
                .object();
    }

    private static JsonObject part(Part part) {
        return new Fields()
                .text("party", part.partyId())
                .value("amount", money(part.amount()))
                .object();
    }

    private static JsonObject money(Money money) {
        return new Fields()
                .text("amount", money.amount())
                .text("currency", money.currency().getCode())
                .object();
    }

    private static String word(Enum<?> choice) {
        return Wording.word(choice).replace(' ', '-');
    }

    /** Fields of an object, in order; what is null is left out. */
    private static final class Fields {
        private final Map<String, JsonValue> fields = new LinkedHashMap<>();

        Fields text(String name, @Nullable String text) {
            return value(name, text == null ? null : new JsonString(text));
        }

        Fields number(String name, long number) {
            return value(name, new JsonNumber(BigDecimal.valueOf(number)));
        }

        Fields value(String name, @Nullable JsonValue value) {
            if (value != null) {
                fields.put(name, value);
            }
            return this;
        }

        <T> Fields list(String name, Collection<T> items, Function<T, JsonValue> json) {
            return value(name, new JsonArray(items.stream().map(json).toList()));
        }

        JsonObject object() {
            return new JsonObject(fields);
        }
    }
}
