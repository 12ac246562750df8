package io.evenhand.cli;

import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.cli.drive.DrivePrinter;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.cli.settle.Deal;
import io.evenhand.cli.settle.Listener;
import io.evenhand.cli.settle.SamplePayments;
import io.evenhand.cli.settle.SettlementDriver;
import io.evenhand.cli.settle.SettlementSample;
import io.evenhand.terms.AgreementKind;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The sample referrals that a demonstration settles: their first month, from its reports to the last payment that the bank reports. */
@Component
class SettledSamples {
    private final SettlementDriver driver;
    private final SamplePayments payments;
    private final Clock clock;

    SettledSamples(SettlementDriver driver, SamplePayments payments, Clock clock) {
        this.driver = driver;
        this.payments = payments;
        this.clock = clock;
    }

    /** Empty when the referral ended without a revenue share in force. */
    Optional<Deal> deal(ReferralFile file, SettlementSample sample, List<AgreementView> agreements) {
        return agreements.stream()
                .filter(agreement -> agreement.kind().equals(AgreementKind.REVENUE_SHARE)
                        && agreement.state() == AgreementState.IN_FORCE)
                .findFirst()
                .map(agreement -> driver.deal(file, agreement, sample));
    }

    /** Moves the time as far as it takes. */
    void settle(List<Deal> deals, DemonstrationTime time, OutputFolder results, PrintStream out)
            throws InterruptedException, IOException {
        for (Deal deal : deals) {
            payments.sayWhereToPay(deal, listener(results, out));
        }
        Map<LocalDate, List<Deal>> due = new TreeMap<>();
        for (Deal deal : deals) {
            time.moveTo(deal.period().lastDay().plusDays(2));
            out.printf("%n%s, %s: %s is over%n", deal.file().reference(), time.today(), deal.period());
            driver.settle(deal, listener(results, out));
            driver.bill(deal, listener(results, out))
                    .ifPresent(day -> due.computeIfAbsent(
                                    day.isAfter(time.today())
                                            ? day
                                            : time.today().plusDays(1),
                                    at -> new ArrayList<>())
                            .add(deal));
        }
        for (Map.Entry<LocalDate, List<Deal>> day : due.entrySet()) {
            time.moveTo(day.getKey());
            for (Deal deal : day.getValue()) {
                out.printf("%n%s, %s: what is due is paid%n", deal.file().reference(), time.today());
                Optional<String> file = payments.pay(deal, listener(results, out));
                if (file.isPresent()) {
                    payments.match(deal, file.get(), listener(results, out));
                    driver.close(deal, listener(results, out));
                }
            }
        }
    }

    private Listener listener(OutputFolder results, PrintStream out) {
        DrivePrinter printer = new DrivePrinter(out, ZoneId.systemDefault());
        return new Listener() {
            @Override
            public void told(String who, String what) {
                printer.told(clock.instant(), who, what);
            }

            @Override
            public void made(String fileName, byte[] content) {
                results.write(Map.of(fileName, content));
                out.printf("  %-8s  %-28s %s%n", "", "", results.path().resolve(fileName));
            }
        };
    }
}
