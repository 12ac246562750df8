package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.period.TestPeriods;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.testing.PagesWithoutEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves what programs read of periods: how far each is settled, what it gives everybody, and the sealed statement. */
@PagesWithoutEngine
class PeriodsApiTests extends ApiNetwork {
    @Autowired
    Agreements agreements;

    @Autowired
    TestPeriods periods;

    @Test
    void aPeriodIsReadFromItsDraftToItsSealedStatementByItsPartiesOnly() throws Exception {
        LocalDate begins = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(300);
        String share = new TestShares(nordwind, contoso, begins)
                .inForce(agreements, database)
                .value();
        ReportingPeriod first = ReportingPeriod.of(begins, Frequency.QUARTER);
        String all = "/agreements/" + share + "/periods";
        String one = all + "/" + first;
        assertThat(json(get(nora, all)).path("items")).isEmpty();
        SettlementId id = periods.inReview(share, first, contoso, TestShares.service("A", first.lastDay(), "1000.00"));
        JsonNode draft = json(get(nora, one));
        assertThat(draft.path("draft").asInt()).isEqualTo(1);
        assertThat(draft.path("parts").get(0).path("payable").path("amount").asText())
                .isEqualTo("150.00");
        assertThat(status(get(nora, one + "/statement"))).isEqualTo(404);
        periods.seal(id, contoso, nordwind);
        JsonNode row = json(get(ivo, all)).path("items").get(0);
        assertThat(row.path("state").asText()).isEqualTo("sealed");
        assertThat(row.path("statementNumber").asText()).endsWith("-S-0001");
        assertThat(json(get(nora, one)).path("draft").isNull()).isTrue();
        assertThat(get(nora, one + "/statement").getResponse().getContentAsByteArray())
                .startsWith('%', 'P', 'D', 'F');
        for (String address : new String[] {all, one, one + "/statement", all + "/1999-Q1"}) {
            assertThat(status(get(mina, address))).as(address).isEqualTo(404);
        }
    }
}
