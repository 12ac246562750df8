package io.evenhand.cli;

import io.evenhand.referral.ReferralState;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What a run left: the end of the referral and its documents. */
record RunSummary(String reference, ReferralState state, List<Line> documents) {
    RunSummary {
        documents = List.copyOf(documents);
    }

    /** @param hash SHA-256 of the file */
    record Line(String document, int pages, List<String> signers, String hash, Path path) {}

    void print(PrintStream out) {
        out.printf("%n%s: %s%n", reference, state.words());
        if (documents.isEmpty()) {
            out.println("No document was signed.");
            return;
        }
        int title = documents.stream()
                .mapToInt(line -> line.document().length())
                .max()
                .orElse(8);
        int signers = documents.stream()
                .mapToInt(line -> String.join(", ", line.signers()).length())
                .max()
                .orElse(7);
        String format = "%-" + title + "s  %5s  %-" + signers + "s  %-16s  %s%n";
        out.printf(format, "Document", "Pages", "Signers", "SHA-256", "Path");
        for (Line line : documents) {
            out.printf(
                    format,
                    line.document(),
                    line.pages(),
                    String.join(", ", line.signers()),
                    line.hash().substring(0, 16),
                    line.path());
        }
    }
}
