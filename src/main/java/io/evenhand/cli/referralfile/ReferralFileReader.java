package io.evenhand.cli.referralfile;

import io.evenhand.cli.referralfile.ReferralFileResult.LocatedProblem;
import io.evenhand.cli.referralfile.ReferralFileResult.Read;
import io.evenhand.cli.referralfile.ReferralFileResult.Rejected;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.WaitingTime;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.json.JsonDocument;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonBoolean;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.MergePatch;
import io.evenhand.terms.json.Quoting;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import io.evenhand.terms.json.RecordWriter;
import io.evenhand.terms.json.TextForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a referral file, and checks everything in it before anything is done.
 *
 * <p>What is wrong with a file is an answer, not an exception. At most one megabyte is read, whatever the file claims.
 */
public final class ReferralFileReader {
    private static final int MOST_BYTES = 1_000_000;
    private static final RecordReader RECORDS = new RecordReader(Map.of(
            AgreementKind.class, new TextForm<>(AgreementKinds.builtIn()::of, AgreementKind::code),
            RunDate.class, new TextForm<>(RunDate::parse, RunDate::toString),
            WaitingTime.class, new TextForm<>(WaitingTime::parse, WaitingTime::toString)));

    /** What a file leaves out takes as long as usual: {@link ReferralFile.Processing} has the same fields. */
    private static final JsonObject DEFAULT_PROCESSING = RecordWriter.write(Deadlines.USUAL);

    private final Clock clock;

    /** @param clock tells the day on which the run starts */
    public ReferralFileReader(Clock clock) {
        this.clock = clock;
    }

    public ReferralFileResult read(Path path) {
        String name = Quoting.plain(String.valueOf(path.getFileName()));
        try {
            if (Files.isDirectory(path)) {
                return rejected(name, "is a folder", "name a file");
            }
            byte[] bytes;
            try (InputStream stream = Files.newInputStream(path)) {
                bytes = stream.readNBytes(MOST_BYTES + 1);
            }
            return bytes.length > MOST_BYTES
                    ? rejected(
                            name,
                            "is larger than 1,000,000 bytes",
                            "is it the right file? A referral needs a few thousand")
                    : read(name, bytes);
        } catch (NoSuchFileException missing) {
            return rejected(name, "does not exist", "check the path " + Quoting.quoted(path.toString()));
        } catch (IOException unreadable) {
            return rejected(name, "cannot be read", "check its permissions");
        }
    }

    /** Reads what was loaded from elsewhere, such as a sample in the program itself. */
    public ReferralFileResult read(String name, byte[] bytes) {
        JsonDocument document;
        try {
            document = JsonReader.read(bytes);
        } catch (MalformedJsonException malformed) {
            return new Rejected(List.of(new LocatedProblem(
                    name, malformed.line(), new FieldProblem("", malformed.problem(), malformed.remedy()))));
        }
        if (!(document.root() instanceof JsonObject written)) {
            return rejected(name, "is %s".formatted(document.root().describe()), "write one JSON object in braces");
        }
        return switch (RECORDS.read(ReferralFile.class, withDefaults(written))) {
            case Reading.Refused<ReferralFile> refused -> located(name, document, refused.problems());
            case Reading.Complete<ReferralFile> complete -> {
                List<FieldProblem> problems = new ReferralFileChecks(complete.value(), LocalDate.now(clock)).problems();
                yield problems.isEmpty() ? new Read(complete.value()) : located(name, document, problems);
            }
        };
    }

    /**
     * The fields that may be left out, filled in; without the reference to the schema, where editors look for help. Not a
     * merge of the whole file: null inside the terms has a meaning of its own.
     */
    private static JsonObject withDefaults(JsonObject written) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(written.fields());
        fields.remove("$schema");
        fields.putIfAbsent("agreementsInForce", new JsonArray(List.of()));
        fields.putIfAbsent("duties", new JsonArray(List.of()));
        fields.putIfAbsent("wordsAreMeant", new JsonBoolean(false));
        fields.putIfAbsent("changes", new JsonArray(List.of()));
        JsonValue processing = fields.getOrDefault("processing", new JsonObject(Map.of()));
        fields.put("processing", MergePatch.apply(DEFAULT_PROCESSING, processing));
        return new JsonObject(fields);
    }

    private static Rejected rejected(String name, String problem, String remedy) {
        return new Rejected(List.of(new LocatedProblem(name, 0, new FieldProblem("", problem, remedy))));
    }

    private static Rejected located(String name, JsonDocument document, List<FieldProblem> problems) {
        return new Rejected(problems.stream()
                .distinct()
                .map(problem -> new LocatedProblem(name, document.lineOf(problem.pointer()), problem))
                .sorted(Comparator.comparingInt(LocatedProblem::line))
                .toList());
    }
}
