package io.evenhand.cli;

import io.evenhand.verification.EvidenceReport;
import io.evenhand.verification.Finding;
import io.evenhand.verification.SignatureSummary;
import io.evenhand.verification.Timestamp;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Prints a verification report for people. */
final class VerificationPrinter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int WIDTH = 100;
    private static final String INDENT = "      ";

    private final PrintWriter out;
    private final Ansi ansi;

    VerificationPrinter(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(VerificationReport report) {
        out.println(painted(Style.bold, printable(report.fileName())) + "  " + verdict(report.verdict()));
        if (!report.signatures().isEmpty()) {
            out.println();
            printSignatures(report.signatures());
        }
        out.println();
        report.findings().forEach(this::print);
        out.println();
    }

    /** Which files evidence is about, and whether they agree. */
    void print(EvidenceReport report) {
        out.println(painted(Style.bold, printable(report.fileName())) + "  evidence of "
                + printable(report.agreement())
                + (report.failed() ? "  " + painted(Style.fg_red, "DOES NOT AGREE") : ""));
        out.println();
        report.findings().forEach(this::print);
        out.println();
    }

    private String verdict(Verdict verdict) {
        return switch (verdict) {
            case VALID -> painted(Style.fg_green, "VALID");
            case UNTRUSTED -> painted(Style.fg_yellow, "INTACT, BUT NOT TRUSTED");
            case NOT_VALID -> painted(Style.fg_red, "NOT VALID");
            case UNREADABLE -> painted(Style.fg_red, "NOT READABLE");
        };
    }

    private void printSignatures(List<SignatureSummary> signatures) {
        int nameWidth = signatures.stream()
                .mapToInt(signature -> who(signature).length())
                .max()
                .orElse(0);
        for (SignatureSummary signature : signatures) {
            String time = signature.signedAt() == null ? "no timestamp" : MOMENT.format(signature.signedAt());
            out.printf(
                    Locale.ROOT,
                    "  %2d  %-" + Math.max(1, nameWidth) + "s  %-21s  %-9s  %s%n",
                    signature.revision(),
                    who(signature),
                    time,
                    does(signature),
                    state(signature));
            details(signature).forEach(detail -> out.println(INDENT + wrapped(printable(detail))));
        }
    }

    /** What does not fit on the line: by whose clock, what changed, and whether the certificate was withdrawn. */
    private static List<String> details(SignatureSummary signature) {
        var details = new ArrayList<String>();
        Timestamp timestamp = signature.timestamp();
        if (timestamp != null) {
            details.add(
                    timestamp.ownClock()
                            ? "by this installation's own clock"
                            : "by the timestamp authority " + timestamp.authority());
        }
        if (!signature.did().isEmpty()) {
            details.add(signature.did());
        }
        switch (signature.withdrawal().status()) {
            case WITHDRAWN -> details.add("certificate withdrawn before it was used");
            case WITHDRAWN_LATER -> details.add("certificate withdrawn after it was used");
            case GOOD, UNKNOWN -> {
                // The findings say it once for all.
            }
        }
        return details;
    }

    private static String who(SignatureSummary signature) {
        if (signature.signer().isEmpty()) {
            return "(" + printable(signature.field()) + ")";
        }
        return printable(
                signature.organisation().isEmpty()
                        ? signature.signer()
                        : signature.signer() + ", " + signature.organisation());
    }

    private static String does(SignatureSummary signature) {
        return switch (signature.kind()) {
            case CERTIFICATION -> "certifies";
            case SIGNATURE -> "signs";
            case DOCUMENT_TIMESTAMP -> "closes";
        };
    }

    private String state(SignatureSummary signature) {
        if (!signature.intact()) {
            return painted(Style.fg_red, "broken");
        }
        return signature.trusted() ? painted(Style.fg_green, "trusted") : painted(Style.fg_yellow, "not vouched for");
    }

    private void print(Finding finding) {
        String mark = switch (finding.outcome()) {
            case PASSED -> painted(Style.fg_green, "ok");
            case NOT_CHECKED -> "--";
            case DISTRUSTED -> painted(Style.fg_yellow, "? ");
            case FAILED -> painted(Style.fg_red, "X ");
        };
        out.println("  " + mark + "  " + wrapped(printable(finding.text())));
    }

    private static String wrapped(String text) {
        var wrapped = new StringBuilder();
        int column = INDENT.length();
        for (String word : text.split(" ", -1)) {
            if (column > INDENT.length() && column + word.length() > WIDTH) {
                wrapped.append(System.lineSeparator()).append(INDENT);
                column = INDENT.length();
            } else if (column > INDENT.length()) {
                wrapped.append(' ');
            }
            wrapped.append(word);
            column += word.length() + 1;
        }
        return wrapped.toString();
    }

    /** Names come out of the document, and a document must not command the terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    private String painted(Style style, String text) {
        return ansi.enabled() ? style.on() + text + style.off() : text;
    }
}
