package io.evenhand.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.evenhand.verification.EvidenceCheck;
import io.evenhand.verification.EvidenceReport;
import io.evenhand.verification.Examined;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.Verifier;
import io.evenhand.wording.ClausesOfReleases;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks signed documents without a server, a database or a network. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a signed PDF proves: who signed, whether anything changed, whether the terms inside are those on the"
                    + " pages. Evidence (PDF or JSON) is held against the documents that are named with it.",
            "Offline. Exit code: 0 valid, 4 intact but a signer is not trusted, 1 not valid, 2 not readable; of several"
                    + " files, the worst."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Path data;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The documents and the evidence to check.")
    List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON object a line.")
    boolean json;

    @Option(
            names = "--archive",
            description =
                    "Check as well, rule by rule, that the document is PDF/A-3a and PDF/UA-1. Takes longer than all the rest.")
    boolean archive;

    @Option(names = "--trust", paramLabel = "CERT", description = TrustedFiles.DESCRIPTION)
    List<Path> trust = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    VerifyCommand() {
        this(TrustedFiles.dataFolder());
    }

    /** @param data the folder of the installation whose authority is trusted where none is named */
    VerifyCommand(Path data) {
        this.data = data;
    }

    @Override
    public Integer call() {
        silenceLibraries();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        TrustAnchors anchors;
        try {
            anchors = TrustedFiles.anchors(trust, data);
        } catch (IOException e) {
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
        var verifier = new Verifier(Clock.systemUTC(), ClausesOfReleases.ofProgram());
        var printer =
                new VerificationPrinter(out, spec.commandLine().getColorScheme().ansi());
        Verdict worst = Verdict.VALID;
        var together = new EvidenceCheck();
        List<Path> bare = new ArrayList<>();
        for (Path file : files) {
            VerificationReport report = document(verifier, file, anchors, together);
            if (report == null) {
                bare.add(file);
            } else {
                print(report, printer, out);
                worst = worse(worst, report.verdict());
            }
        }
        // Bare evidence is vouched for by the document that carries it, so that is looked at before.
        for (Path file : bare) {
            VerificationReport report = evidence(file, together);
            print(report, printer, out);
            worst = worse(worst, report.verdict());
        }
        for (EvidenceReport report : together.reports()) {
            if (json) {
                out.println(VerificationJson.of(report));
            } else {
                printer.print(report);
            }
            worst = worse(worst, report.verdict());
        }
        out.flush();
        if (!json && worst == Verdict.UNTRUSTED && anchors.certificates().isEmpty()) {
            err.println(TrustedFiles.NOBODY);
        }
        return exitCode(worst);
    }

    private void print(VerificationReport report, VerificationPrinter printer, PrintWriter out) {
        if (json) {
            out.println(VerificationJson.of(report));
        } else {
            printer.print(report);
        }
        out.flush();
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** @return null for bare evidence, whose turn comes later */
    private @Nullable VerificationReport document(
            Verifier verifier, Path file, TrustAnchors anchors, EvidenceCheck together) {
        String name = file.toString();
        try {
            if (!Files.exists(file)) {
                return Verifier.unreadable(name, "There is no such file.");
            }
            if (!Files.isRegularFile(file)) {
                return Verifier.unreadable(name, "This is not a file.");
            }
            if (Files.size(file) > Verifier.MAXIMUM_FILE_BYTES) {
                return Verifier.unreadable(
                        name, "The file is larger than 50 MB, which is more than an agreement needs.");
            }
            byte[] content = Files.readAllBytes(file);
            if (EvidenceCheck.isBare(content)) {
                return null;
            }
            Examined examined = verifier.examine(new Verifier.Request(name, content, anchors, archive));
            together.add(examined);
            return examined.report();
        } catch (IOException e) {
            return unreadable(name);
        }
    }

    private static VerificationReport evidence(Path file, EvidenceCheck together) {
        try {
            return together.bare(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            return unreadable(file.toString());
        }
    }

    private static VerificationReport unreadable(String name) {
        return Verifier.unreadable(name, "The file cannot be read: check its permissions.");
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case VALID -> ExitCode.DONE;
            case UNTRUSTED -> ExitCode.UNTRUSTED;
            case NOT_VALID -> ExitCode.REFUSED;
            case UNREADABLE -> ExitCode.BAD_INPUT;
        };
    }

    /** Nothing configures logging here, and its default is to say everything; the report says what there is to say. */
    private static void silenceLibraries() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
    }
}
