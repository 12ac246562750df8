package io.evenhand.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Revenue as benchmarks share it: terms of three parties with tiers, caps and decay, and as many lines under them as are asked for. */
final class RevenueSample {
    static final String TERMS = """
            {"kind": "revenue-share",
             "parties": [
              {"partnerId": "north", "legalName": "North GmbH", "registration": "HRB 1", "address": "Weg 1, München", "country": "DE", "noticeEmail": "n@north.example"},
              {"partnerId": "south", "legalName": "South GmbH", "registration": "HRB 2", "address": "Weg 2, München", "country": "DE", "noticeEmail": "n@south.example"},
              {"partnerId": "west", "legalName": "West GmbH", "registration": "HRB 3", "address": "Weg 3, München", "country": "DE", "noticeEmail": "n@west.example"}],
             "effectiveOn": "2026-01-01",
             "customer": {"legalName": "Alpenmilch AG", "domain": "alpenmilch.example", "country": "AT"},
             "referralReference": "REF-1",
             "roles": {"introducerId": "north", "delivererIds": ["south", "west"], "billerId": "west"},
             "rules": [
              {"id": "services", "covers": ["services"], "occurrence": "one-off", "base": {"recognised": "cash-received", "deductions": ["payment-fees"]},
               "steps": [{"fromMonth": 1, "shares": [{"partyId": "north", "share": "10 %"}, {"partyId": "south", "share": "1/3"}, {"partyId": "west", "share": "17/30"}]}],
               "caps": [{"partyId": "north", "atMost": {"amount": "3000.00", "currency": "EUR"}, "per": "line", "excessToId": "west"},
                        {"partyId": "south", "atMost": {"amount": "100000000.00", "currency": "EUR"}, "per": "period", "excessToId": "west"}],
               "tiers": {"over": "period", "mode": "marginal", "retroactive": false, "tiers": [
                {"from": {"amount": "0.00", "currency": "EUR"}, "shares": [{"partyId": "north", "share": "10 %"}, {"partyId": "south", "share": "1/3"}, {"partyId": "west", "share": "17/30"}]},
                {"from": {"amount": "1000000.00", "currency": "EUR"}, "shares": [{"partyId": "north", "share": "15 %"}, {"partyId": "south", "share": "1/3"}, {"partyId": "west", "share": "31/60"}]}]}},
              {"id": "licences", "covers": ["licences"], "occurrence": "recurring", "base": {"recognised": "cash-received", "deductions": ["licence-cost"]},
               "steps": [{"fromMonth": 1, "shares": [{"partyId": "north", "share": "20 %"}, {"partyId": "south", "share": "30 %"}, {"partyId": "west", "share": "50 %"}]},
                         {"fromMonth": 13, "shares": [{"partyId": "north", "share": "10 %"}, {"partyId": "south", "share": "30 %"}, {"partyId": "west", "share": "60 %"}]}],
               "caps": [{"partyId": "north", "atMost": {"amount": "50000000.00", "currency": "EUR"}, "per": "agreement", "excessToId": "west"}]}],
             "payment": {"currency": "EUR", "daysAfterClearedFunds": 30},
             "reporting": {"every": "month", "dueDays": 15},
             "clawback": {"withinMonths": 12, "on": ["refund", "credit", "churn"]},
             "holdDays": 0, "tailDays": 0, "rounding": "largest-remainder",
             "term": {"length": "P5Y", "renewalNoticeDays": 0},
             "jurisdiction": {"governingLaw": "DE", "courts": "Munich", "exclusive": true},
             "notices": ["email"]}
            """;

    private RevenueSample() {}

    /** Two years of subscriptions and projects, one line in fifty a refund of part of an earlier one. */
    static Path write(Path file, int lines) throws IOException {
        Random random = new Random(20261126);
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write(
                    "id,kind,revenue,occurrence,deal,stream,ordered_on,counted_on,currency,gross,licence_cost,payment_fees,refund_of\n");
            String sale = "";
            String deal = "";
            String day = "";
            int cents = 0;
            for (int i = 0; i < lines; i++) {
                if (i % 50 == 49) {
                    csv.write("R%08d,refund,services,one-off,%s,,,%s,EUR,%s,,,%s\n"
                            .formatted(i, deal, day, amount(1 + random.nextInt(cents)), sale));
                    continue;
                }
                boolean project = i % 2 == 0;
                int days = (int) (24L * 28 * i / lines);
                day = "%d-%02d-%02d".formatted(2026 + days / 336, 1 + days / 28 % 12, 1 + days % 28);
                cents = 1_000 + random.nextInt(5_000_000);
                if (project) {
                    deal = "D%06d".formatted(i / 20);
                    sale = "L%08d".formatted(i);
                    csv.write("%s,sale,services,one-off,%s,,%s,%s,EUR,%s,,%s,\n"
                            .formatted(sale, deal, day, day, amount(cents), amount(cents / 50)));
                } else {
                    csv.write("L%08d,sale,licences,recurring,D%06d,S%d,%s,%s,EUR,%s,%s,,\n"
                            .formatted(i, i / 20, i / 20, day, day, amount(cents), amount(cents / 3)));
                }
            }
        }
        return file;
    }

    private static String amount(int cents) {
        return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
    }
}
