package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.MergePatch;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that terms which are incomplete, contradictory or unlawful cannot be constructed, and that the refusal names the field. */
class InvalidTermsTests {
    private static final List<TermsParty> PARTIES = List.of(party("northwind"), party("fabrikam"));
    private static final String LAW =
            "\"jurisdiction\": {\"governingLaw\": \"DE\", \"courts\": \"Munich\", \"exclusive\": true}";

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"parties": []}                                              | /parties: holds 0; name from 2 to 20 parties
            {"purpose": "  "}                                            | /purpose: is empty; write at least one word
            {"purpose": "a\\nb"}                                         | /purpose: holds a control or direction character; use plain text on one line
            {"purpose": "a\\u202Eb"}                                     | /purpose: holds a control or direction character; use plain text on one line
            {"effectiveOn": "1999-12-31"}                                | /effectiveOn: is 1999-12-31; write a date from 2000 to 2199
            {"effectiveOn": "2026-02-30"}                                | /effectiveOn: is "2026-02-30", not a date; write it as "2027-03-31"
            {"disclosure": {"kind": "one-way", "discloserId": "litware"}}| /disclosure/discloserId: "litware" is not a party; name one of northwind, fabrikam
            {"disclosure": {"kind": "mutual", "discloserId": "northwind"}}| /disclosure/discloserId: is not a known field; leave it out; known here are "kind"
            {"term": {"length": "P0D"}}                                  | /term/length: is P0D; write a length above zero and of at most 120 months, for example "P2Y" or "P90D"
            {"term": {"length": "-P1Y"}}                                 | /term/length: is P-1Y; write a length above zero and of at most 120 months, for example "P2Y" or "P90D"
            {"term": {"length": "P999999999Y"}}                          | /term/length: is P999999999Y; write a length above zero and of at most 120 months, for example "P2Y" or "P90D"
            {"term": {"length": "two years"}}                            | /term/length: is "two years", not a length of time; write it as "P2Y", "P18M" or "P90D"
            {"permittedRecipients": []}                                  | /permittedRecipients: is empty; name at least one
            {"permittedRecipients": ["employees", "employees"]}          | /permittedRecipients/1: names "employees" twice; name each once
            {"permittedRecipients": ["friends"]}                         | /permittedRecipients/0: is "friends"; write one of "employees", "contractors", "affiliates", "advisers", "insurers"
            {"returnOrDestroy": {"withinDays": 0}}                       | /returnOrDestroy/withinDays: is 0; write a whole number from 1 to 180
            {"returnOrDestroy": {"withinDays": 10.5}}                    | /returnOrDestroy/withinDays: is the number 10.5; write a whole number of at most nine digits
            {"returnOrDestroy": {"withinDays": 1e999999999}}             | /returnOrDestroy/withinDays: is the number 1E+999999999; write a whole number of at most nine digits
            {"nonCircumvention": {"monthsAfterTalksFail": 37}}           | /nonCircumvention/monthsAfterTalksFail: is 37; write a whole number from 1 to 36
            {"jurisdiction": {"governingLaw": "GB"}}                     | /jurisdiction/governingLaw: "GB" has more than one law; say which, for example "GB-ENG" or "US-NY"
            {"jurisdiction": {"governingLaw": "ZZ"}}                     | /jurisdiction/governingLaw: "ZZ" is not a country code; use an ISO 3166 code of two capital letters such as "DE"
            {"notices": []}                                              | /notices: is empty; name at least one
            """)
    void aNonDisclosureAgreement(String patch, String problem) throws Exception {
        assertRefused(nda(), patch, problem);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"customer": {"legalName": "All customers in Germany"}}      | /customer/legalName: "All customers in Germany" names more than one customer; name the one customer that was introduced; partners must not divide a market
            {"customer": {"legalName": "Alle Kunden der Region"}}        | /customer/legalName: "Alle Kunden der Region" names more than one customer; name the one customer that was introduced; partners must not divide a market
            {"customer": {"domain": "*.example"}}                        | /customer/domain: "*.example" is not an internet domain; write the customer's own domain in lower case, for example "example.com"
            {"customer": {"domain": "de"}}                               | /customer/domain: "de" is not an internet domain; write the customer's own domain in lower case, for example "example.com"
            {"customer": {"domain": "https://a.example/"}}               | /customer/domain: "https://a.example/" is not an internet domain; write the customer's own domain in lower case, for example "example.com"
            {"customer": [{"legalName": "A"}, {"legalName": "B"}]}       | /customer: is a list; write an object in braces
            {"boundIds": ["northwind"]}                                  | /boundIds: names the protected partner; name only those who promise
            {"boundIds": []}                                             | /boundIds: is empty; name at least one
            {"boundIds": ["litware"]}                                    | /boundIds/0: "litware" is not a party; name one of northwind, fabrikam
            {"protectedId": "litware"}                                   | /protectedId: "litware" is not a party; name one of northwind, fabrikam
            {"products": []}                                             | /products: is empty; name at least one
            {"window": {"months": 61}}                                   | /window/months: is 61; write a whole number from 1 to 60
            {"window": {"startsOn": "2026-11-30"}}                       | /window/startsOn: is 2026-11-30, before the agreement binds on 2026-12-01; begin the window no earlier than the effective date
            {"passiveSalesAllowed": false}                               | /passiveSalesAllowed: is false, but a duty not to solicit leaves passive sales free; write true, or agree on the conduct "accept"
            {"damages": {"kind": "fixed", "amount": {"amount": "0.00", "currency": "EUR"}}} | /damages/amount: is EUR 0.00; write an amount above zero
            {"damages": {"kind": "fixed", "amount": {"amount": "10", "currency": "EURO"}}}  | /damages/amount/currency: "EURO" is not a currency; use an ISO 4217 code such as "EUR"
            {"damages": {"kind": "fixed", "amount": {"amount": 10, "currency": "EUR"}}}     | /damages/amount/amount: is the number 10; write text in quotes
            {"damages": {"kind": "revenue", "share": "3/2", "overMonths": 12, "atMost": {"amount": "1.00", "currency": "EUR"}}} | /damages/share: is 3/2; write a part above 0 and of at most 1
            {"damages": {"kind": "double"}}                              | /damages/kind: is "double"; write one of "fixed", "revenue"
            {"damages": {"share": "1/2"}}                                | /damages/kind: is missing; write one of "fixed", "revenue"
            {"priorRelationships": [{"partyId": "northwind", "relationship": "telephony", "since": "2020-01-01"}]} | /priorRelationships/0/partyId: "northwind" is not a party; name one of fabrikam
            """)
    void aCustomerProtectionAgreement(String patch, String problem) throws Exception {
        assertRefused(protection(), patch, problem);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"rules": []}                                                | /rules: is empty; name at least one
            {"rules": [RULE, STEPS(1)]}                                  | /rules/1: names "r" twice; name each once
            {"rules": [RULE, {"id": "s", REST}]}                         | /rules/1/covers: covers revenue that another rule covers already; let each kind of revenue fall under one rule
            {"rules": [{"id": "r", "months": 3, REST}]}                  | /rules/0/months: is given for revenue that comes once; leave it out, or make the revenue recurring
            {"rules": [STEPS(2)]}                                        | /rules/0/steps/0/fromMonth: is 2; let the first step begin with month 1
            {"rules": [STEPS(1,13,13)]}                                  | /rules/0/steps/2/fromMonth: is 13, but the step before begins with month 13; order the steps by month, each once
            {"rules": [STEPS(1,37)]}                                     | /rules/0/steps/1/fromMonth: is 37, after the revenue stops being shared; begin no later than "months", or raise it
            {"payment": {"daysAfterClearedFunds": 181}}                  | /payment/daysAfterClearedFunds: is 181; write a whole number from 0 to 180
            {"payment": {"currency": "XAU"}}                             | /payment/currency: "XAU" is not a currency; use an ISO 4217 code such as "EUR"
            {"payment": {"currency": "USD"}}                             | /rules/0/caps/0/atMost: is in EUR; use USD, in which the parties settle
            {"audit": {"costShiftAbove": "101 %"}}                       | /audit/costShiftAbove: is 101/100; write a part of at most 1, for example "3 %"
            {"audit": {"costShiftAbove": 0.05}}                          | /audit/costShiftAbove: is the number 0.05; write text in quotes
            {"clawback": {"withinMonths": 0}}                            | /clawback/withinMonths: is 0; write a whole number from 1 to 36
            {"clawback": {"on": []}}                                     | /clawback/on: is empty; name at least one
            {"roles": {"delivererIds": ["northwind"]}}                   | /roles/delivererIds: names only the introducer; name who delivers; without another partner there is nothing to share
            {"roles": {"billerId": "litware"}}                           | /roles/billerId: "litware" is not a party; name one of northwind, fabrikam
            {"term": {"renewsFor": null}}                                | /term/renewalNoticeDays: is given, but nothing is renewed; write 0, or add "renewsFor"
            {"rounding": "bankers"}                                      | /rounding: is "bankers"; write one of "largest-remainder"
            """)
    void aRevenueShareAgreement(String patch, String problem) throws Exception {
        String rest =
                "\"covers\": [\"services\"], \"occurrence\": \"one-off\", \"base\": {\"recognised\": \"invoiced\", \"deductions\": []}, "
                        + "\"steps\": [%s], \"caps\": []".formatted(step(1));
        String written = patch.replace("RULE", "{\"id\": \"r\", REST}").replace("REST", rest);
        if (written.contains("STEPS(")) {
            int from = written.indexOf("STEPS(");
            int to = written.indexOf(")", from);
            List<String> steps = List.of(written.substring(from + 6, to).split(",")).stream()
                    .map(month -> step(Integer.parseInt(month)))
                    .toList();
            String rule =
                    "{\"id\": \"r\", \"covers\": [\"licences\"], \"occurrence\": \"recurring\", \"base\": {\"recognised\": \"invoiced\", \"deductions\": []}, "
                            + "\"steps\": [%s], \"months\": 36, \"caps\": []}".formatted(String.join(", ", steps));
            written = written.substring(0, from) + rule + written.substring(to + 1);
        }
        assertRefused(revenueShare(), written, problem);
    }

    private static void assertRefused(Terms valid, String patch, String problem) throws Exception {
        byte[] json = JsonText.compact(MergePatch.apply(
                        JsonReader.read(TermsFormat.canonical(valid)).root(),
                        JsonReader.read(patch.getBytes(StandardCharsets.UTF_8)).root()))
                .getBytes(StandardCharsets.UTF_8);
        MalformedTermsException refused =
                catchThrowableOfType(MalformedTermsException.class, () -> TermsFormat.parse(json));
        assertThat(refused).isNotNull().hasMessage(problem);
    }

    private static Terms nda() throws MalformedTermsException {
        return new TermsOutline(AgreementKind.NDA, "{\"purpose\": \"A joint offer\", %s}".formatted(LAW))
                .complete(TermsFrame.nda(PARTIES, LocalDate.of(2026, 12, 1), Map.of()));
    }

    private static Terms protection() throws MalformedTermsException {
        return new TermsOutline(AgreementKind.CUSTOMER_PROTECTION, "{\"products\": [\"ERP\"], %s}".formatted(LAW))
                .complete(TermsFrame.customerProtection(
                        PARTIES,
                        LocalDate.of(2026, 12, 1),
                        new IntroducedCustomer("Alpenmilch AG", "alpenmilch.example", "AT", null),
                        "REF-1",
                        "northwind",
                        List.of("fabrikam"),
                        List.of()));
    }

    private static Terms revenueShare() throws Exception {
        try (var signed = InvalidTermsTests.class.getResourceAsStream("/terms/signed-revenue-share.json")) {
            return TermsFormat.parse(Objects.requireNonNull(signed).readAllBytes());
        }
    }

    private static String step(int fromMonth) {
        return "{\"fromMonth\": %d, \"shares\": [{\"partyId\": \"northwind\", \"share\": \"1/3\"}, {\"partyId\": \"fabrikam\", \"share\": \"2/3\"}]}"
                .formatted(fromMonth);
    }

    private static TermsParty party(String id) {
        return new TermsParty(
                id, id + " GmbH", "HRB 1", "Street 1, 80331 Munich", "DE", "legal@%s.example".formatted(id));
    }
}
