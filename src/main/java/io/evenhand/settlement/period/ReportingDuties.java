package io.evenhand.settlement.period;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.revenue.ReportAttested;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.RevenueShareTerms;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The biller owes the others the report of the first period: an attested one keeps that promise, and is its evidence. After the commit, and
 * repeated by the event publication registry where it was not told. What was attested before the period ended does not report all of it, and
 * keeps nothing.
 */
@Component
class ReportingDuties {
    private final Agreements agreements;
    private final Obligations obligations;

    ReportingDuties(Agreements agreements, Obligations obligations) {
        this.agreements = agreements;
        this.obligations = obligations;
    }

    @Async
    @TransactionalEventListener
    void on(ReportAttested report) {
        AgreementId id = AgreementId.of(report.agreementId());
        Optional<AgreementView> agreement = agreements.find(id);
        Optional<RevenueShareTerms> terms = agreements
                .termsOn(id, report.lastDay())
                .filter(RevenueShareTerms.class::isInstance)
                .map(RevenueShareTerms.class::cast);
        if (agreement.isPresent()
                && terms.filter(held -> isOfTheFirst(report, held)).isPresent()) {
            obligations.prove(
                    agreement.get().subject(),
                    ObligationKind.REPORT_REVENUE,
                    new PartnerId(terms.get().roles().billerId()),
                    evidence(report, agreement.get()),
                    report.by(),
                    report.at());
        }
    }

    private static boolean isOfTheFirst(ReportAttested report, RevenueShareTerms terms) {
        ReportingPeriod first =
                ReportingPeriod.of(terms.effectiveOn(), terms.reporting().every());
        return first.toString().equals(report.period())
                && LocalDate.ofInstant(report.at(), ZoneOffset.UTC).isAfter(report.lastDay());
    }

    private static String evidence(ReportAttested report, AgreementView agreement) {
        return "Report %d of %s under %s, attested by %s: %s."
                .formatted(
                        report.number(),
                        report.period(),
                        agreement.number(),
                        report.by(),
                        report.lines() == 0
                                ? "there was no revenue"
                                : report.lines() == 1 ? "one line" : report.lines() + " lines");
    }
}
