package io.evenhand.cli.settle;

import io.evenhand.agreement.AgreementView;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.settlement.bank.Iban;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.RevenueShareTerms;

/** One sample that is settled. @param terms signed for it */
public record Deal(ReferralFile file, AgreementView agreement, RevenueShareTerms terms, SettlementSample sample) {
    String agreementId() {
        return agreement.id().value();
    }

    String biller() {
        return terms.roles().billerId();
    }

    /** The first, which is settled. */
    public ReportingPeriod period() {
        return ReportingPeriod.of(terms.effectiveOn(), terms.reporting().every());
    }

    /** Where a partner is paid. */
    Iban account(String partner) {
        return Iban.read(String.valueOf(sample.accounts().get(partner)))
                .orElseThrow(() -> new IllegalStateException("The sample does not say where " + partner + " is paid"));
    }
}
