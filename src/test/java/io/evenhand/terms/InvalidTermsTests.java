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
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "preferred": [{"partyId": "northwind"}]                                        | /preferred/0: says neither which share nor which amount; add "share" or "amount"
            "preferred": [{"partyId": "northwind", "share": "5 %", "amount": EUR(7)}]      | /preferred/0/amount: is given beside a share; leave out one of the two
            "preferred": [{"partyId": "northwind", "share": "0"}]                          | /preferred/0/share: is 0; write a part above 0 and of at most 1, for example "5 %"
            "preferred": [{"partyId": "northwind", "share": "3/2"}]                        | /preferred/0/share: is 3/2; write a part above 0 and of at most 1, for example "5 %"
            "preferred": [{"partyId": "northwind", "share": "100 %"}]                      | /preferred/0/share: takes everything and leaves nothing to share; write less than 1, or add "upTo"
            "preferred": [{"partyId": "northwind", "amount": EUR(0)}]                      | /preferred/0/amount: is EUR 0.00; write an amount above zero
            "preferred": [{"partyId": "northwind", "amount": EUR(7), "upTo": EUR(6)}]      | /preferred/0/upTo: is EUR 6.00, less than the amount of one line; write at least the amount, or leave it out
            "preferred": [{"partyId": "northwind", "amount": {"amount": "7", "currency": "USD"}}] | /preferred/0/amount: is in USD; use EUR, in which the parties settle
            "preferred": [{"partyId": "litware", "share": "5 %"}]                          | /preferred/0/partyId: "litware" is not a party; name one of northwind, fabrikam
            TIERS(T(0))                                                                    | /tiers/tiers: holds 1; write from 2 to 20 tiers, or leave out what holds them
            TIERS(T(1), T(5))                                                              | /tiers/tiers/0/from: is EUR 1.00; let the first tier begin at 0
            TIERS(T(0), T(5), T(5))                                                        | /tiers/tiers/2/from: is EUR 5.00, but the tier before begins at EUR 5.00; order the tiers by amount, each once
            TIERS(T(0), T(-5))                                                             | /tiers/tiers/1/from: is EUR -5.00, but the tier before begins at EUR 0.00; order the tiers by amount, each once
            TIERS(T(0), {"from": EUR(5), "shares": []})                                    | /tiers/tiers/1/shares: total 0, not 1; change the shares so that they total exactly 1 (100 %)
            TIERS(T(0), {"from": {"amount": "5", "currency": "USD"}, "shares": SHARES})    | /tiers/tiers/1/from: is in USD; use EUR, in which the parties settle
            TIERS({"from": EUR(0), "shares": OTHERS}, T(5))                                | /steps/0/shares: are not those of the first tier; write the same shares in both, in the same order
            "tiers": {"over": "deal", "mode": "marginal", "retroactive": true, "tiers": [T(0), T(5)]} | /tiers/retroactive: is true, but each part of a line has a tier of its own; write false, or the mode "whole"
            "tiers": {"over": "year", "mode": "whole", "retroactive": true, "tiers": [T(0), T(5)]}    | /tiers/over: is "year"; write one of "period", "deal", "lifetime"
            "floors": [{FLOOR, "per": "line", "atLeast": EUR(0)}]                                              | /floors/0/atLeast: is EUR 0.00; write an amount above zero
            "floors": [{FLOOR, "per": "line", "atLeast": {"amount": "7", "currency": "USD"}}]                  | /floors/0/atLeast: is in USD; use EUR, in which the parties settle
            "floors": [{"partyId": "northwind", "atLeast": EUR(7), "per": "line", "fromId": "northwind", "recoupable": false}]   | /floors/0/fromId: is the party itself; name another party
            "floors": [{"partyId": "northwind", "atLeast": EUR(7), "per": "line", "fromId": "litware", "recoupable": false}]     | /floors/0/fromId: names litware, which gets nothing of a line; name who has a share to give from
            "floors": [{"partyId": "northwind", "atLeast": EUR(7), "per": "period", "fromId": "litware", "recoupable": false}]   | /floors/0/fromId: "litware" is not a party; name one of northwind, fabrikam
            "floors": [{"partyId": "northwind", "atLeast": EUR(7), "per": "agreement", "fromId": "fabrikam", "recoupable": true}] | /floors/0/recoupable: is true, but only what was given for a period can be taken back in a later one; write false, or count the floor per "period"
            "floors": [{FLOOR, "per": "period", "atLeast": EUR(7)}, {FLOOR, "per": "period", "atLeast": EUR(8)}]                   | /floors/1: names "northwind per period" twice; name each once
            "floors": [{FLOOR, "per": "line", "atLeast": EUR(51)}]                                             | /floors/0/atLeast: is EUR 51.00 per line, but at most EUR 50.00 per period is allowed; lower it to the cap, or raise the cap
            "floors": [{FLOOR, "per": "period", "atLeast": EUR(51)}]                                           | /floors/0/atLeast: is EUR 51.00 per period, but at most EUR 50.00 per period is allowed; lower it to the cap, or raise the cap
            """)
    void aRuleOfARevenueShareAgreement(String part, String problem) throws Exception {
        assertRefused(revenueShare(), rules("", part), "/rules/0" + problem);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lifetime | period | agreement | /tiers/over: is "lifetime", so a tier that is reached shares revenue of earlier periods anew (clause "split.r.tiers"), but clause "split.r.cap.1" sets a limit for each period; write "period", let "retroactive" be false, or set that limit per line or agreement
            deal     | period | line      | /tiers/over: is "deal", so a tier that is reached shares revenue of earlier periods anew (clause "split.r.tiers"), but clause "split.r.cap.1" sets a limit for each period; write "period", let "retroactive" be false, or set that limit per line or agreement
            deal     | line   | period    | /tiers/over: is "deal", so a tier that is reached shares revenue of earlier periods anew (clause "split.r.tiers"), but clause "split.r.floor.1" sets a limit for each period; write "period", let "retroactive" be false, or set that limit per line or agreement
            period   | period | agreement | /tiers/retroactive: is true, so a tier that is reached shares revenue anew (clause "split.r.tiers"), but clause "split.r.cap.1" sets a limit for each period and clause "split.r.floor.1" one for the agreement; keep limits of one kind, or write false
            """)
    void whatIsSharedAnewHasNoLimitsThatContradictIt(String over, String cap, String floor, String problem)
            throws Exception {
        String rules = reshared(over, cap, floor, true);
        assertRefused(revenueShare(), rules, "/rules/0" + problem);
        assertThat(MergePatch.apply(
                        TermsFormat.json(revenueShare()),
                        JsonReader.read(reshared(over, cap, floor, false).getBytes(StandardCharsets.UTF_8))
                                .root()))
                .satisfies(json -> TermsFormat.parse(JsonText.compact(json).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "over the {0}: a cap per {1}, a floor per {2}")
    @CsvSource({"lifetime,line,agreement", "deal,agreement,line", "period,period,line", "period,agreement,agreement"})
    void whatIsSharedAnewMayHaveLimitsOfOneKind(String over, String cap, String floor) throws Exception {
        TermsFormat.parse(JsonText.compact(MergePatch.apply(
                        TermsFormat.json(revenueShare()),
                        JsonReader.read(reshared(over, cap, floor, true).getBytes(StandardCharsets.UTF_8))
                                .root()))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String reshared(String over, String cap, String floor, boolean retroactive) {
        return rules("", """
                        "tiers": {"over": "%s", "mode": "whole", "retroactive": %s, "tiers": [T(0), T(5)]},
                        "floors": [{FLOOR, "per": "%s", "atLeast": EUR(7)}]
                        """.formatted(over, retroactive, floor))
                .replace("\"per\": \"period\", \"excessToId\"", "\"per\": \"%s\", \"excessToId\"".formatted(cap));
    }

    @Test
    void sharesChangeByMonthsOrByTiersButNotByBoth() throws Exception {
        assertRefused(
                revenueShare(),
                rules(", " + step(13), "TIERS(T(0), T(5))").replace("one-off", "recurring"),
                "/rules/0/tiers: stands beside 2 steps; let the shares change by tiers or by months, not both: keep one step, or leave out \"tiers\"");
    }

    @Test
    void twoPartiesDoNotGuaranteeEachOtherTheSame() throws Exception {
        String back =
                "{\"partyId\": \"fabrikam\", \"atLeast\": EUR(7), \"per\": \"period\", \"fromId\": \"northwind\", \"recoupable\": false}";
        assertRefused(
                revenueShare(),
                rules("", "\"floors\": [{FLOOR, \"per\": \"period\", \"atLeast\": EUR(7)}, %s]".formatted(back)),
                "/rules/0/floors/0/fromId: names fabrikam, which has a floor of its own per period; name who has none, or leave out one of the two\n"
                        + "/rules/0/floors/1/fromId: names northwind, which has a floor of its own per period; name who has none, or leave out one of the two");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"carryForward": {"months": 12}, "clawback": null}                 | /carryForward: is given, but no share goes back; leave it out, or add "clawback"
            {"carryForward": {"months": 0}}                                    | /carryForward/months: is 0; write a whole number from 1 to 60
            {"carryForward": {"months": 12, "atMost": EUR(0)}}                 | /carryForward/atMost: is EUR 0.00; write an amount above zero
            {"carryForward": {"months": 12, "atMost": {"amount": "7", "currency": "USD"}}} | /carryForward/atMost: is in USD; use EUR, in which the parties settle
            {"interest": {"perYear": "0 %"}}                                   | /interest/perYear: is 0; write a part above 0 and of at most 1, for example "8 %"
            {"interest": {"perYear": "101 %"}}                                 | /interest/perYear: is 101/100; write a part above 0 and of at most 1, for example "8 %"
            {"conversion": {"source": "ecb-reference"}}                        | /conversion/on: is missing; add the field "on"
            {"conversion": {"source": "my-bank", "on": "counted"}}             | /conversion/source: is "my-bank"; write one of "ecb-reference", "agreed"
            """)
    void whatARevenueShareAgreementSaysOfMoney(String patch, String problem) throws Exception {
        assertRefused(revenueShare(), euros(patch), problem);
    }

    /** One rule with a cap of EUR 50.00 a period, and with a part that is written in short. */
    private static String rules(String moreSteps, String part) {
        String floor = "\"partyId\": \"northwind\", \"fromId\": \"fabrikam\", \"recoupable\": false";
        String written = part.replace("FLOOR", floor)
                .replaceAll(
                        "^TIERS\\((.*)\\)$",
                        "\"tiers\": {\"over\": \"lifetime\", \"mode\": \"marginal\", \"retroactive\": false, \"tiers\": [$1]}")
                .replaceAll("\\bT\\((-?[0-9]+)\\)", "{\"from\": EUR($1), \"shares\": SHARES}")
                .replace("SHARES", shares("1/3", "2/3"))
                .replace("OTHERS", shares("1/4", "3/4"));
        String cap =
                "{\"partyId\": \"northwind\", \"atMost\": EUR(50), \"per\": \"period\", \"excessToId\": \"fabrikam\"}";
        return euros("{\"rules\": [{\"id\": \"r\", \"covers\": [\"services\"], \"occurrence\": \"one-off\", "
                + "\"base\": {\"recognised\": \"invoiced\", \"deductions\": []}, \"steps\": [%s%s], \"caps\": [%s], %s}]}"
                        .formatted(step(1), moreSteps, cap, written));
    }

    private static String euros(String json) {
        return json.replaceAll("EUR\\((-?[0-9]+)\\)", "{\"amount\": \"$1\", \"currency\": \"EUR\"}");
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
                .complete(TermsFrame.nda(PARTIES, LocalDate.of(2026, 12, 1), Map.of()), Playbooks.builtIn());
    }

    private static Terms protection() throws MalformedTermsException {
        return new TermsOutline(AgreementKind.CUSTOMER_PROTECTION, "{\"products\": [\"ERP\"], %s}".formatted(LAW))
                .complete(
                        TermsFrame.customerProtection(
                                PARTIES,
                                LocalDate.of(2026, 12, 1),
                                new IntroducedCustomer("Alpenmilch AG", "alpenmilch.example", "AT", null),
                                "REF-1",
                                "northwind",
                                List.of("fabrikam"),
                                List.of()),
                        Playbooks.builtIn());
    }

    private static Terms revenueShare() throws Exception {
        try (var signed = InvalidTermsTests.class.getResourceAsStream("/terms/signed-revenue-share.json")) {
            return TermsFormat.parse(Objects.requireNonNull(signed).readAllBytes());
        }
    }

    private static String step(int fromMonth) {
        return "{\"fromMonth\": %d, \"shares\": %s}".formatted(fromMonth, shares("1/3", "2/3"));
    }

    private static String shares(String northwind, String fabrikam) {
        return "[{\"partyId\": \"northwind\", \"share\": \"%s\"}, {\"partyId\": \"fabrikam\", \"share\": \"%s\"}]"
                .formatted(northwind, fabrikam);
    }

    private static TermsParty party(String id) {
        return new TermsParty(
                id, id + " GmbH", "HRB 1", "Street 1, 80331 Munich", "DE", "legal@%s.example".formatted(id));
    }
}
