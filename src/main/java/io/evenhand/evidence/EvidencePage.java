package io.evenhand.evidence;

import io.evenhand.evidence.EvidenceFile.Proof;
import io.evenhand.evidence.EvidenceFile.Signer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that the wording of the evidence asks for. */
final class EvidencePage {
    private EvidencePage() {}

    record Fact(String label, List<Line> lines) {}

    record Line(String text, String css) {}

    record StageRow(String number, String what, String by, String hash, String bytes) {}

    record SignerSection(String name, String organisation, String lead, List<Fact> facts) {}

    record Consent(String who, List<String> paragraphs) {}

    record EntryRow(int number, String day, String time, String who, String what, List<String> details, String hash) {}

    /** "Evidence REF-1-nda". */
    static String title(EvidenceFile file) {
        return "Evidence " + file.agreement().number();
    }

    static Map<String, Object> of(EvidenceFile file) {
        Map<String, Object> values = new HashMap<>();
        boolean sealed = file.agreement().outcome() == EvidenceFile.Outcome.SEALED;
        values.put("title", title(file));
        values.put("number", file.agreement().number());
        values.put("agreementTitle", file.agreement().title());
        values.put("outcome", file.agreement().outcome().words());
        values.put("sealed", sealed);
        values.put("documentWords", sealed ? "Sealed document" : "Document as it stood at the end");
        values.put("document", file.document().sha256());
        values.put("bytes", "%,d bytes".formatted(file.document().bytes()));
        values.put("pages", file.document().pages() + (file.document().pages() == 1 ? " page" : " pages"));
        values.put("head", file.head());
        values.put("count", file.entries().size());
        values.put("begun", EvidenceWords.moment(file.entries().getFirst().at()));
        values.put("ended", EvidenceWords.moment(file.entries().getLast().at()));
        values.put("madeAt", EvidenceWords.moment(file.madeAt()));
        values.put("parties", file.parties().stream().map(EvidencePage::party).toList());
        Timeline timeline = new Timeline(file.entries());
        values.put("lanes", timeline.lanes());
        values.put("columns", timeline.columns());
        values.put("rows", timeline.rows());
        values.put(
                "signers",
                file.signers().stream()
                        .map(signer -> signer(signer, file.document().pages()))
                        .toList());
        values.put("hasSigners", !file.signers().isEmpty());
        values.put("stages", stages(file));
        values.put("entries", file.entries().stream().map(EvidencePage::entry).toList());
        List<Consent> consents = consents(file);
        values.put("consents", consents);
        values.put("hasConsents", !consents.isEmpty());
        values.put("limits", file.limits());
        return values;
    }

    record PartyRow(String name, String country) {}

    private static PartyRow party(EvidenceFile.Party party) {
        String country = Locale.of("", party.country()).getDisplayCountry(Locale.ENGLISH);
        return new PartyRow(party.name(), country.isEmpty() ? party.country() : country);
    }

    private static List<StageRow> stages(EvidenceFile file) {
        List<StageRow> rows = new ArrayList<>();
        for (EvidenceFile.Stage stage : file.document().stages()) {
            rows.add(new StageRow(
                    String.valueOf(rows.size() + 1),
                    stage.step().words(),
                    stage.by(),
                    stage.sha256(),
                    "%,d".formatted(stage.bytes())));
        }
        return rows;
    }

    private static SignerSection signer(Signer signer, int pages) {
        SigningRecord record = signer.record();
        Proof proof = signer.proof();
        List<Fact> facts = new ArrayList<>();
        add(facts, "By what right", plain(record.authority()));
        add(facts, "How known", plain(record.known()), small("Link or code sent to ", record.sentTo()));
        add(facts, "Shown", plain(shown(record, pages)), small("SHA-256 ", record.shown()));
        add(facts, "Mark in the box", plain(record.mark()));
        add(
                facts,
                "Signed",
                plain(EvidenceWords.moment(record.signedAt()) + ", by our clock"),
                plain(proof == null ? null : stamped(proof)));
        add(facts, "What resulted", small("SHA-256 ", record.result()));
        add(facts, "Signed from", plain(record.address()), small("", record.agent()));
        if (proof != null) {
            add(
                    facts,
                    "Certificate",
                    plain("Of " + proof.holder()),
                    small("Issued by ", proof.issuer()),
                    small("Serial number ", proof.serial()),
                    small("SHA-256 ", proof.sha256()));
        }
        add(facts, "Entries", plain(numbers(record.entries())));
        return new SignerSection(record.name(), record.organisation(), lead(record, proof), facts);
    }

    private static String lead(SigningRecord record, @Nullable Proof proof) {
        return proof == null
                ? "The document that this evidence is about does not hold this signature."
                : "Signed the field “%s” of the document on %s."
                        .formatted(proof.field(), EvidenceWords.moment(record.signedAt()));
    }

    private static @Nullable String stamped(Proof proof) {
        return proof.at() == null
                ? null
                : EvidenceWords.moment(proof.at()) + ", by the timestamp"
                        + (proof.authority() == null ? "" : " of " + proof.authority());
    }

    /** @param all how many pages the document has */
    private static @Nullable String shown(SigningRecord record, int all) {
        if (record.shown() == null) {
            return "Evenhand did not show the document to this person";
        }
        String pages = record.pages();
        if (pages == null) {
            return null;
        }
        if (!pages.equals(String.valueOf(all))) {
            return "Pages shown: " + pages + "; the document has " + all;
        }
        return all == 1 ? "The document, one page" : "The document, all " + all + " pages";
    }

    private static @Nullable Line plain(@Nullable String text) {
        return text == null || text.isBlank() ? null : new Line(text, "");
    }

    private static @Nullable Line small(String before, @Nullable String text) {
        return text == null || text.isBlank() ? null : new Line(before + text, "small");
    }

    /** What is not known has no row. */
    private static void add(List<Fact> facts, String label, @Nullable Line... lines) {
        List<Line> known =
                Arrays.stream(lines).flatMap(line -> Stream.ofNullable(line)).toList();
        if (!known.isEmpty()) {
            facts.add(new Fact(label, known));
        }
    }

    private static EntryRow entry(EvidenceEntry entry) {
        String at = entry.at();
        return new EntryRow(
                entry.sequence(),
                at.substring(0, 10),
                at.substring(11, 26),
                EvidenceWords.who(entry),
                EvidenceWords.did(entry),
                EvidenceWords.details(entry),
                entry.hash());
    }

    /** Each wording once, with all who agreed to it. */
    private static List<Consent> consents(EvidenceFile file) {
        Map<String, List<String>> who = new LinkedHashMap<>();
        file.entries().stream()
                .filter(entry -> entry.fact(Happening.Fact.CONSENT).isPresent())
                .forEach(entry -> {
                    List<String> names = who.computeIfAbsent(
                            entry.fact(Happening.Fact.CONSENT).orElseThrow(), words -> new ArrayList<>());
                    String said = "%s (entry %d)".formatted(entry.name(), entry.sequence());
                    names.add(said);
                });
        return who.entrySet().stream()
                .map(words -> new Consent(
                        String.join(", ", words.getValue()),
                        words.getKey().lines().filter(line -> !line.isBlank()).toList()))
                .toList();
    }

    private static String numbers(List<Integer> entries) {
        return entries.stream()
                .map(String::valueOf)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
