package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.LineSplit;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodEnd;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.terms.RevenueShareTerms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** The report as one JSON object a line, in ASCII: whoever reads it need not guess the terminal's encoding. */
final class SplitJson extends SplitReport {
    private final JsonGenerator json;

    SplitJson(RevenueShareTerms terms, boolean explain) {
        super(terms, explain);
        try {
            json = JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .createGenerator(kept)
                    .setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Fields {
        void write() throws IOException;
    }

    private void object(String type, Fields fields) {
        try {
            json.writeStartObject();
            json.writeStringField("type", type);
            fields.write();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void shared(RevenueLine line, Shared result) {
        LineSplit split = result.split();
        object("line", () -> {
            json.writeStringField("id", split.lineId());
            json.writeStringField("kind", word(split.kind()));
            json.writeStringField("result", "shared");
            json.writeStringField("rule", split.ruleId());
            json.writeStringField("period", split.period().toString());
            json.writeStringField("currency", split.base().currency().getCode());
            json.writeStringField("base", split.base().amount());
            parts("parts", split.parts());
            derivation(split.derivation());
            json.writeStringField("terms", split.terms().hex());
        });
        result.corrections().forEach(this::correction);
    }

    @Override
    void notShared(RevenueLine line, NotShared result) {
        object("line", () -> {
            json.writeStringField("id", result.lineId());
            json.writeStringField("kind", word(line.kind()));
            json.writeStringField("result", "not-shared");
            json.writeStringField("reason", word(result.reason()));
            json.writeStringField("clause", result.clauseId());
            json.writeStringField("words", result.words());
        });
    }

    @Override
    void repeated(RevenueLine line) {
        object("line", () -> {
            json.writeStringField("id", line.id());
            json.writeStringField("kind", word(line.kind()));
            json.writeStringField("result", "repeated");
        });
    }

    @Override
    void ended(PeriodEnd end) {
        end.corrections().forEach(this::correction);
        object("period", () -> {
            json.writeStringField("period", end.period().toString());
            json.writeStringField("currency", terms.payment().currency().getCode());
            json.writeArrayFieldStart("positions");
            for (Position position : end.positions()) {
                json.writeStartObject();
                json.writeStringField("partyId", position.partyId());
                amount("earned", position.earned());
                amount("corrected", position.corrected());
                amount("returned", position.returned());
                amount("broughtForward", position.broughtForward());
                amount("lapsed", position.lapsed());
                amount("carriedForward", position.carriedForward());
                amount("payable", position.payable());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private void correction(Correction correction) {
        object("correction", () -> {
            json.writeStringField("reason", word(correction.reason()));
            json.writeStringField("rule", correction.ruleId());
            json.writeStringField("clause", correction.clauseId());
            json.writeStringField("period", correction.period().toString());
            json.writeStringField("bookedIn", correction.bookedIn().toString());
            json.writeStringField("currency", terms.payment().currency().getCode());
            parts("parts", correction.parts());
            derivation(correction.derivation());
        });
    }

    private void parts(String name, List<Part> parts) throws IOException {
        json.writeArrayFieldStart(name);
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringField("partyId", part.partyId());
            amount("amount", part.amount());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void derivation(List<DerivationStep> steps) throws IOException {
        if (steps.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("derivation");
        for (DerivationStep step : steps) {
            json.writeStartObject();
            json.writeStringField("clause", step.clauseId());
            json.writeStringField("words", explanation.of(step));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void amount(String name, Money amount) throws IOException {
        json.writeStringField(name, amount.amount());
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    void print(PrintWriter out) throws IOException {
        json.flush();
        copyTo(out);
        out.flush();
    }
}
