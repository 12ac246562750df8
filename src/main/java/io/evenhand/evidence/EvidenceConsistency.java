package io.evenhand.evidence;

import io.evenhand.evidence.EvidenceFile.Outcome;
import io.evenhand.evidence.EvidenceFile.Signer;
import io.evenhand.evidence.EvidenceFile.Stage;
import io.evenhand.evidence.Happening.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether what a file says above its entries is what the entries say: only these are in the chain. */
final class EvidenceConsistency {
    private EvidenceConsistency() {}

    static List<String> faults(EvidenceFile file) {
        List<String> faults = new ArrayList<>();
        checkOutcome(file, faults);
        checkStages(file, faults);
        checkShown(file, faults);
        List<Signer> signed = signers(file.entries());
        if (!file.signers().stream()
                .map(Signer::signature)
                .toList()
                .equals(signed.stream().map(Signer::signature).toList())) {
            faults.add("The signers are not those of whom the entries say that they signed.");
            return faults;
        }
        for (int i = 0; i < signed.size(); i++) {
            SigningRecord said = file.signers().get(i).record();
            SigningRecord recorded = signed.get(i).record();
            if (!said.equals(recorded)) {
                faults.add("What is said of the signer %s is not what the entries %s say."
                        .formatted(recorded.name(), numbers(recorded.entries())));
            }
        }
        return faults;
    }

    /** Those who signed by the entries, in the order in which they did; without what only the document can say. */
    static List<Signer> signers(List<EvidenceEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() == EvidenceKind.SIGNED)
                .map(EvidenceEntry::signature)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(signature ->
                        SigningRecord.of(signature, entries)
                                .map(record -> new Signer(signature, record, null))
                                .stream())
                .toList();
    }

    private static void checkOutcome(EvidenceFile file, List<String> faults) {
        Optional<EvidenceEntry> end = new EvidenceTrail(file.entries()).end();
        if (end.isEmpty()) {
            faults.add("No entry says how the way to the signatures ended.");
            return;
        }
        if (Outcome.of(end.get().kind()) != file.agreement().outcome()) {
            faults.add("The file says “%s”, and entry %d says “%s”."
                    .formatted(
                            file.agreement().outcome().words(),
                            end.get().sequence(),
                            end.get().kind().words()));
        }
        checkDocument(file, end.get(), faults);
    }

    private static void checkDocument(EvidenceFile file, EvidenceEntry end, List<String> faults) {
        if (end.kind() == EvidenceKind.SEALED) {
            Optional<String> sealed = end.fact(Fact.RESULT_SHA256);
            if (sealed.isEmpty()) {
                faults.add("Entry %d does not say which document was sealed.".formatted(end.sequence()));
            } else if (!sealed.get().equals(file.document().sha256())) {
                faults.add("Entry %d names another sealed document than the file.".formatted(end.sequence()));
            }
            return;
        }
        file.entries().stream()
                .filter(entry -> entry.sequence() < end.sequence())
                .filter(entry -> entry.kind() == EvidenceKind.CERTIFIED || entry.kind() == EvidenceKind.SIGNED)
                .filter(entry -> entry.fact(Fact.RESULT_SHA256).isPresent())
                .reduce((earlier, later) -> later)
                .filter(last -> !last.fact(Fact.RESULT_SHA256)
                        .equals(Optional.of(file.document().sha256())))
                .ifPresent(last -> faults.add("Entry %d left another document than the one that the file is about."
                        .formatted(last.sequence())));
    }

    /** Whoever was shown one document and signed another did not sign what they read. */
    private static void checkShown(EvidenceFile file, List<String> faults) {
        List<Stage> stages = file.document().stages();
        for (Signer signer : file.signers()) {
            String shown = signer.record().shown();
            for (int i = 0; shown != null && i < stages.size(); i++) {
                boolean signed = stages.get(i).sha256().equals(signer.record().result());
                if (signed && (i == 0 || !stages.get(i - 1).sha256().equals(shown))) {
                    faults.add("%s was shown another document than the one that they signed."
                            .formatted(signer.record().name()));
                }
            }
        }
    }

    private static void checkStages(EvidenceFile file, List<String> faults) {
        List<Stage> stages = file.document().stages();
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).bytes() <= stages.get(i - 1).bytes()) {
                faults.add("Stage %d of the document is not longer than the one before it.".formatted(i + 1));
            }
        }
        for (Signer signer : file.signers()) {
            String result = signer.record().result();
            if (result != null
                    && stages.stream().noneMatch(stage -> stage.sha256().equals(result))) {
                faults.add("The document with the signature of %s is not among its stages."
                        .formatted(signer.record().name()));
            }
        }
    }

    private static String numbers(List<Integer> entries) {
        return entries.stream()
                .map(String::valueOf)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
