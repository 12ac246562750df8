package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.evenhand.settlement.whatif.Forecast;
import io.evenhand.settlement.whatif.Forecast.Bite;
import io.evenhand.settlement.whatif.Forecast.Share;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The same as one JSON object a line, in ASCII: first every month, then every bite. */
final class WhatIfJson {
    private final WhatIfReport report;
    private final List<Forecast> drafts;

    WhatIfJson(WhatIfReport report) {
        this.report = report;
        drafts = report.forecasts();
    }

    void print() throws IOException {
        TreeSet<YearMonth> months = new TreeSet<>();
        drafts.forEach(draft -> draft.months().forEach(month -> months.add(month.month())));
        try (JsonGenerator json = JsonFactory.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .createGenerator(report.out())
                .setRootValueSeparator(null)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            for (YearMonth month : months) {
                month(json, month);
            }
            for (int i = 0; i < drafts.size(); i++) {
                for (Bite bite : drafts.get(i).bites()) {
                    bite(json, i, bite);
                }
            }
        }
        report.out().flush();
    }

    private void month(JsonGenerator json, YearMonth month) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "month");
        json.writeStringField("month", month.toString());
        json.writeArrayFieldStart("drafts");
        for (int i = 0; i < drafts.size(); i++) {
            Forecast draft = drafts.get(i);
            json.writeStartObject();
            json.writeStringField("file", report.files().get(i));
            json.writeStringField("terms", TermsFormat.hash(draft.terms()).hex());
            json.writeStringField("currency", draft.terms().payment().currency().getCode());
            json.writeArrayFieldStart("shares");
            for (Forecast.Month one : draft.months()) {
                if (one.month().equals(month)) {
                    for (Share share : one.shares()) {
                        share(json, share);
                    }
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void share(JsonGenerator json, Share share) throws IOException {
        json.writeStartObject();
        json.writeStringField("partyId", share.partyId());
        json.writeStringField("earned", share.earned().amount());
        json.writeStringField("corrected", share.corrected().amount());
        json.writeStringField("returned", share.returned().amount());
        json.writeStringField("payable", share.payable().amount());
        json.writeStringField("cumulative", share.cumulative().amount());
        json.writeEndObject();
    }

    private void bite(JsonGenerator json, int draft, Bite bite) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "bite");
        json.writeStringField("file", report.files().get(draft));
        json.writeStringField(
                "kind", bite.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringField("clause", bite.clauseId());
        json.writeStringField("sentence", bite.sentence());
        json.writeStringField("first", bite.first().toString());
        json.writeNumberField("months", bite.months());
        if (bite.amount() != null) {
            json.writeStringField("amount", bite.amount().amount());
            json.writeStringField("currency", bite.amount().currency().getCode());
        }
        json.writeStringField("words", bite.words());
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
