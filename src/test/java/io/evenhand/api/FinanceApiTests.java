package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankHouse;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.PaymentResult;
import io.evenhand.settlement.bank.SampleItem;
import io.evenhand.settlement.bank.SampleItems;
import io.evenhand.testing.PagesWithoutEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MvcResult;

/** Proves that a program of an organisation's finance reads what is open and what is paid, and brings the bank's statements; and no other. */
@PagesWithoutEngine
class FinanceApiTests extends ApiNetwork {
    private static final String STATEMENTS = "/finance/bank-statements";

    @Autowired
    BankDetails details;

    @Autowired
    SampleItems open;

    @Autowired
    PaymentFiles files;

    private BankHouse house;

    @BeforeEach
    void nordwindOwesContoso() {
        house = new BankHouse(partners, details, nordwind, contoso, "Contoso");
        open.are(nordwind, List.of(house.item("-a", "ST-1", "-10.00"), house.item("-b", "ST-2", "7.50")));
    }

    @Test
    void openItemsAndPaymentFilesAreForTheOrganisationsOwnFinance() throws Exception {
        JsonNode items = json(get(fay, "/finance/open-items")).path("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("amount").path("amount").asText()).isEqualTo("-10.00");
        assertThat(problem(get(nora, "/finance/open-items"))).isEqualTo("not-allowed");

        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        List<SampleItem> one = List.of(house.item("-a", "ST-1", "-10.00"));
        String id = ((PaymentResult.Made) files.make(house.finance, PaymentFiles.Chosen.of(one), tomorrow))
                .ids()
                .getFirst();
        JsonNode file = json(get(fay, "/finance/payment-files/" + id));
        assertThat(file.path("total").path("amount").asText()).isEqualTo("10.00");
        assertThat(file.path("payments").get(0).path("payee").asText()).isEqualTo(contoso);
        String stranger = token("cora", contoso, io.evenhand.access.Role.FINANCE);
        assertThat(problem(get(stranger, "/finance/payment-files/" + id))).isEqualTo("not-found");
        assertThat(json(get(stranger, "/finance/open-items")).path("items")).isEmpty();
    }

    @Test
    void aStatementIsTakenOnceAndOneWithFlawsOnlyWhenAskedFor() throws Exception {
        byte[] sound = house.statement("S1", "1010.00", house.entry("10.00", "CRDT", "ST-2"));
        MvcResult taken = sent(fay, STATEMENTS, sound, MediaType.APPLICATION_XML, "key-1-" + network);
        assertThat(json(taken).path("added").asInt()).isEqualTo(1);
        MvcResult again = sent(fay, STATEMENTS, sound, MediaType.APPLICATION_XML, "key-1-" + network);
        assertThat(again.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        MvcResult anew = sent(fay, STATEMENTS, sound, MediaType.APPLICATION_XML, "key-2-" + network);
        assertThat(json(anew).path("known").asInt()).isEqualTo(1);
        assertThat(problem(sent(nora, STATEMENTS, sound, MediaType.APPLICATION_XML, "key-3-" + network)))
                .isEqualTo("not-allowed");

        byte[] flawed =
                house.statement("S2", "1015.00", house.entry("5.00", "CRDT", "new"), house.entry("x", "CRDT", "ST-9"));
        MvcResult refused = sent(fay, STATEMENTS, flawed, MediaType.APPLICATION_XML, "key-4-" + network);
        assertThat(problem(refused)).isEqualTo("invalid");
        assertThat(json(refused).path("errors").get(0).path("pointer").asText()).contains("statement S2, entry 2, Amt");
        JsonNode rest =
                json(sent(fay, STATEMENTS + "?rest=true", flawed, MediaType.APPLICATION_XML, "key-5-" + network));
        assertThat(rest.path("added").asInt()).isEqualTo(1);
        assertThat(rest.path("left")).hasSize(1);
    }

    @Test
    void csvNamesItsAccountAndNeedsALayout() throws Exception {
        byte[] file = "day;amount".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        MediaType csv = MediaType.parseMediaType("text/csv");
        assertThat(problem(sent(fay, STATEMENTS, file, csv, "key-6-" + network)))
                .isEqualTo("malformed");
        String ours = STATEMENTS + "?account=" + house.ourAccount.value();
        assertThat(problem(sent(fay, ours, file, csv, "key-7-" + network))).isEqualTo("refused");
        String theirs = STATEMENTS + "?account=" + house.theirAccount.value();
        assertThat(problem(sent(fay, theirs, file, csv, "key-8-" + network))).isEqualTo("invalid");
        assertThat(problem(post(fay, STATEMENTS, "{}"))).isEqualTo("media-type-not-supported");
    }

    private MvcResult sent(String token, String path, byte[] body, MediaType type, String key) throws Exception {
        return send(as(token, HttpMethod.POST, path)
                .contentType(type)
                .header("Idempotency-Key", key)
                .content(body));
    }
}
