package io.evenhand.cli;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.cli.drive.DrivePrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What a demonstration shows beside its referrals: what partners can do and say they cannot, a list of customers to which one of them
 * committed and what became of the one that was introduced to it all the same, and a claim that ended. What was made before an interruption is not made again.
 */
@Component
class GuardedSamples {
    private final CompetenceSample competencies;
    private final KnownBeforeSample knownBefore;
    private final KnewThemFirstSample knewFirst;
    private final ClaimSample claim;
    private final Accounts accounts;

    GuardedSamples(
            CompetenceSample competencies,
            KnownBeforeSample knownBefore,
            KnewThemFirstSample knewFirst,
            ClaimSample claim,
            Accounts accounts) {
        this.competencies = competencies;
        this.knownBefore = knownBefore;
        this.knewFirst = knewFirst;
        this.claim = claim;
        this.accounts = accounts;
    }

    /** @param folder where the list's private file goes */
    void show(String steward, Path folder, PrintStream out) throws IOException, InterruptedException {
        DrivePrinter printer = new DrivePrinter(out, ZoneId.systemDefault());
        Actor host = accounts.actor(steward).orElseThrow(() -> new IllegalStateException("No account " + steward));
        out.printf("%nWhat each can do, whom they knew before, and what came of a breach:%n");
        competencies.show(host, printer);
        knownBefore.show(folder, host, printer, out);
        knewFirst.show(folder, printer, out);
        claim.show(printer);
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(GuardedSamples.class.getResourceAsStream(name), name);
    }
}
