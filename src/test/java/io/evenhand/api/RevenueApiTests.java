package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.table.SampleWorkbook;
import io.evenhand.testing.PagesWithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;

/** Proves what programs do with revenue: file it as lines or as a file, try it first, read it, and leave its truth to a person. */
@PagesWithoutEngine
class RevenueApiTests extends ApiNetwork {
    private static final String LINE = """
            {"id": "%s", "kind": "sale", "revenue": "services", "occurrence": "one-off", "deal": "D-1",
             "counted_on": "%s", "currency": "EUR", "gross": "%s"}""";

    @Autowired
    Agreements agreements;

    private String reports = "";
    private LocalDate day = LocalDate.EPOCH;
    private String period = "";

    @BeforeEach
    void aShareIsInForce() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        day = today.minusDays(100);
        period = "%d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
        reports = "/agreements/"
                + new TestShares(nordwind, contoso, today.minusDays(200)).inForce(agreements, database)
                + "/revenue/reports";
    }

    private String body(String... lines) {
        return "{\"period\": \"%s\", \"lines\": [%s]}".formatted(period, String.join(", ", lines));
    }

    private String line(String id, String gross) {
        return LINE.formatted(id, day, gross);
    }

    @Test
    void linesAreTriedThenFiledOnceAndReadByEveryParty() throws Exception {
        String body = body(line("A", "1000.00"), line("B", "10.00"));
        MvcResult tried = post(ivo, reports + "?dryRun=true", body);
        assertThat(status(tried)).isEqualTo(200);
        assertThat(json(tried).path("lines").asInt()).isEqualTo(2);
        assertThat(json(tried)
                        .path("parts")
                        .get(0)
                        .path("amount")
                        .path("amount")
                        .asText())
                .isEqualTo("151.50");
        assertThat(json(get(ivo, reports)).path("items")).isEmpty();

        MvcResult filed = send(with(as(ivo, HttpMethod.POST, reports), body).header("Idempotency-Key", "k-" + network));
        assertThat(status(filed)).as(text(filed)).isEqualTo(201);
        MvcResult again = send(with(as(ivo, HttpMethod.POST, reports), body).header("Idempotency-Key", "k-" + network));
        assertThat(text(again)).isEqualTo(text(filed));

        String report = reports + "/" + json(filed).path("id").asText();
        assertThat(json(get(nora, report)).path("state").asText()).isEqualTo("draft");
        JsonNode page = json(get(nora, report + "/lines?after=1"));
        assertThat(page.path("items"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("id").asText()).isEqualTo("B"));
        assertThat(json(get(nora, reports + "?limit=1")).path("items")).hasSize(1);
        assertThat(status(get(mina, report))).isEqualTo(404);
        assertThat(problem(post(nora, reports, body))).isEqualTo("not-allowed");
    }

    @Test
    void whatIsWrongIsNamedByLineAndField() throws Exception {
        MvcResult refused = post(
                ivo,
                reports,
                body(
                        line("A", "12,50"),
                        line("B", "1.00").replace("EUR", "EURO"),
                        line("C", "1.00").replace("deal", "order")));
        assertThat(status(refused)).isEqualTo(422);
        assertThat(pointers(refused)).containsExactly("/lines/2/order");
        refused = post(ivo, reports, body(line("A", "12,50"), line("B", "1.00").replace("EUR", "EURO")));
        assertThat(pointers(refused)).containsExactly("/lines/0/gross", "/lines/1/currency");
        assertThat(problem(post(ivo, reports, body(line("A", "1.00")).replace("\"1.00\"", "1.00"))))
                .isEqualTo("invalid");
    }

    @Test
    void aFileIsABodyToo() throws Exception {
        byte[] csv = TestShares.csv(TestShares.service("A", day, "1000.00"));
        MvcResult filed = send(as(ivo, HttpMethod.POST, reports + "?dryRun=true&period=" + period)
                .contentType(MediaType.parseMediaType("text/csv"))
                .content(csv));
        assertThat(status(filed)).as(text(filed)).isEqualTo(200);
        SampleWorkbook workbook = new SampleWorkbook();
        new String(csv, StandardCharsets.UTF_8).lines().forEach(row -> workbook.row(row.split(",", -1)));
        workbook.row("B", "sale", "<c r=\"@\"><f>1</f><v>1</v></c>");
        MvcResult refused = send(as(ivo, HttpMethod.POST, reports + "?period=" + period)
                .contentType(
                        MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .content(workbook.bytes()));
        assertThat(pointers(refused)).containsExactly("Line 3, revenue (C3 of Sheet1)");
        assertThat(text(refused)).contains("holds a formula");
    }

    @Test
    void aDraftIsTakenBackByWhoHasReadIt() throws Exception {
        MvcResult filed = post(ivo, reports, body(line("A", "1000.00")));
        String report = reports + "/" + json(filed).path("id").asText();
        assertThat(status(post(ivo, report + "/withdrawal", "{}"))).isEqualTo(428);
        MvcResult back = send(as(ivo, HttpMethod.POST, report + "/withdrawal").header("If-Match", etag(filed)));
        assertThat(json(back).path("state").asText()).isEqualTo("withdrawn");
    }

    @Test
    void noTokenSaysThatAReportIsTrue() throws Exception {
        String money = token("mona", contoso, Role.FINANCE);
        MvcResult filed = post(money, reports, body(line("A", "1000.00")));
        MvcResult refused = post(money, reports + "/" + json(filed).path("id").asText() + "/attestation", "{}");
        assertThat(problem(refused)).isEqualTo("not-allowed");
        assertThat(text(refused)).contains("A person of the biller's finance attests");
    }

    private static List<String> pointers(MvcResult exchange) throws Exception {
        return json(exchange).path("errors").findValuesAsText("pointer");
    }
}
