package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.Countersignature;
import io.evenhand.relationship.commitment.CustomerSearch;
import io.evenhand.relationship.commitment.EvidenceFiles;
import io.evenhand.relationship.commitment.Proof;
import io.evenhand.relationship.commitment.ProofCheck;
import io.evenhand.relationship.commitment.Verdict;
import io.evenhand.signing.DetachedReading;
import io.evenhand.signing.TrustedAuthorities;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Checks an opened entry. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Says what an opened entry proves: which customer was on a list, with which evidence, and since when. Offline.",
            "A listing is a claim: whether the evidence persuades is for people.",
            "A timestamp or a countersignature counts if an authority that you trust vouches for it: anybody can found one."
                    + " Whether a certificate was withdrawn later is not asked.",
            "Exit code: 0 proven, 4 listed but nobody you trust vouches for the time, 1 not proven, 2 not readable."
        },
        footer = {
            "",
            "Example:",
            "  relationships check proof.json --root commitment.json --evidence invoice.pdf --introduced-on 2026-11-02"
                    + " --trust ca.crt"
        })
final class RelationshipsCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROOF.json", description = "What 'open' wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path proofFile;

    @Option(
            names = "--root",
            paramLabel = "COMMITMENT.json",
            description =
                    "The commitment as it was published, from the page Customers known before; without it the proof's own"
                            + " word counts. Its countersignatures are checked, too.")
    private @Nullable Path root;

    @Option(names = "--evidence", paramLabel = "FILE", description = "The invoice or contract itself.")
    private @Nullable Path evidence;

    @Option(
            names = "--introduced-on",
            paramLabel = "WHEN",
            converter = WhenConverter.class,
            description =
                    "The day of the introduction, such as 2026-11-02, or its moment, such as 2026-11-02T09:30:00Z: list and"
                            + " evidence must be older.")
    private @Nullable When introducedOn;

    @Option(
            names = "--customer",
            paramLabel = "TEXT",
            description = "The name, domain or tax number of the customer that it must be about.")
    private @Nullable String customer;

    @Option(names = "--trust", paramLabel = "CERT", description = TrustedFiles.DESCRIPTION)
    private List<Path> trust = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final Path data;

    RelationshipsCheckCommand() {
        this(TrustedFiles.dataFolder());
    }

    /** @param data the folder of the installation whose authority is trusted where none is named */
    RelationshipsCheckCommand(Path data) {
        this.data = data;
    }

    /** When somebody was introduced: on one day nobody knows which came first, unless the moment is known. */
    sealed interface When {
        record Day(LocalDate day) implements When {}

        record Moment(Instant at) implements When {}
    }

    /** As people write it, or as the desk says it. */
    static final class WhenConverter implements ITypeConverter<When> {
        @Override
        public When convert(String value) {
            try {
                return value.contains("T")
                        ? new When.Moment(Instant.parse(value))
                        : new When.Day(LocalDate.parse(value));
            } catch (DateTimeException other) {
                throw new TypeConversionException(
                        "'" + value + "': write a day such as 2026-11-02, or a moment such as 2026-11-02T09:30:00Z");
            }
        }
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        TrustedAuthorities trusted;
        try {
            trusted = new TrustedAuthorities(
                    TrustedFiles.anchors(trust, data).certificates(),
                    Clock.systemUTC().instant());
        } catch (IOException e) {
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
        try {
            Proof proof = OwnFiles.read(proofFile, CommitmentFormat::readProof, err);
            if (proof == null) {
                return ExitCode.BAD_INPUT;
            }
            ProofCheck check = ProofCheck.of(proof).trusting(trusted);
            Commitment known = proof.commitment();
            if (root != null) {
                known = OwnFiles.read(
                        root, CommitmentFormat.MOST_BYTES_COUNTERSIGNED, CommitmentFormat::readCommitment, err);
                if (known == null) {
                    return ExitCode.BAD_INPUT;
                }
                check.against(known);
            }
            if (evidence != null) {
                if (!Files.isRegularFile(evidence)) {
                    err.println(evidence + ": there is no such file.");
                    return ExitCode.BAD_INPUT;
                }
                check.evidence(EvidenceFiles.digest(evidence));
            }
            switch (introducedOn) {
                case null -> {}
                case When.Day day -> check.introducedOn(day.day());
                case When.Moment moment -> check.introducedAt(moment.at());
            }
            if (customer != null) {
                boolean isMeant =
                        CustomerSearch.of(customer, null).test(proof.entry().identifiers());
                check.about(isMeant ? proof.entry().identifiers() : List.of());
            }
            Verdict verdict = check.verdict();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(line(proof, known, verdict, trusted));
            } else {
                say(proof, verdict, out);
                if (verdict instanceof Verdict.Listed && trusted.certificates().isEmpty()) {
                    err.println(TrustedFiles.NOBODY);
                }
            }
            out.flush();
            return switch (verdict) {
                case Verdict.Proven proven -> ExitCode.DONE;
                case Verdict.Listed listed -> ExitCode.UNTRUSTED;
                case Verdict.NotProven not -> ExitCode.REFUSED;
            };
        } catch (IOException e) {
            return OwnFiles.fault(e, err);
        }
    }

    private void say(Proof proof, Verdict verdict, PrintWriter out) {
        boolean proven = verdict instanceof Verdict.Proven;
        out.println(words(verdict));
        out.println("  Customer: " + String.join(", ", proof.entry().identifiers()));
        out.println("  Evidence: SHA-256 " + proof.entry().evidence() + ", dated "
                + proof.entry().evidenceDate());
        reasons(verdict).forEach(reason -> out.println("- " + reason));
        verdict.facts().forEach(fact -> out.println((proven ? "+ " : "  ") + fact));
        if (proven && root == null) {
            out.println(
                    "  It was held against no published commitment (--root): who committed it, the file does not say.");
        }
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proven proven -> "Proven.";
            case Verdict.Listed listed -> "Listed; nobody you trust vouches for the time.";
            case Verdict.NotProven not -> "Not proven.";
        };
    }

    /** What keeps it from being proven. */
    private static List<String> reasons(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proven proven -> List.of();
            case Verdict.Listed listed -> listed.doubts();
            case Verdict.NotProven not -> not.reasons();
        };
    }

    private String line(Proof proof, Commitment known, Verdict verdict, TrustedAuthorities trusted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", proofFile.toString());
        fields.put(
                "verdict",
                switch (verdict) {
                    case Verdict.Proven proven -> "proven";
                    case Verdict.Listed listed -> "listed";
                    case Verdict.NotProven not -> "not-proven";
                });
        fields.put("customer", proof.entry().identifiers());
        fields.put("evidence", proof.entry().evidence());
        fields.put("evidenceDate", proof.entry().evidenceDate().toString());
        switch (verdict) {
            case Verdict.Proven proven ->
                fields.put("committedUntil", proven.fixedAt().toString());
            case Verdict.Listed listed ->
                fields.put("saidToBeCommittedUntil", listed.saidAt().toString());
            case Verdict.NotProven not -> {}
        }
        fields.put(
                "countersignatures",
                known.countersignatures().stream()
                        .map(one -> countersignature(one, known, trusted))
                        .toList());
        fields.put("reasons", reasons(verdict));
        fields.put("facts", verdict.facts());
        try {
            return new ObjectMapper().writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written", impossible);
        }
    }

    private static Map<String, Object> countersignature(
            Countersignature one, Commitment known, TrustedAuthorities trusted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("organisation", one.organisation());
        fields.put("person", one.person());
        switch (one.read(known)) {
            case DetachedReading.Intact intact -> {
                fields.put("at", intact.at().toString());
                fields.put("certificate", intact.holder());
                fields.put("issuer", intact.issuer());
                fields.put("intact", true);
                fields.put("trusted", intact.distrust(trusted).isEmpty());
            }
            case DetachedReading.Broken broken -> {
                fields.put("intact", false);
                fields.put("trusted", false);
            }
        }
        return fields;
    }
}
