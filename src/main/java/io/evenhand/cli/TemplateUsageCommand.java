package io.evenhand.cli;

import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementsOnRecord;
import io.evenhand.wording.ReleaseView;
import io.evenhand.wording.ReleasesOnRecord;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which agreements are written in which version. */
@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        description = {
            "Says how many agreements are written in which version of a wording and how far they have come; with --release, which ones."
                    + " Settings follow as --name=value, as with 'serve'.",
            "Exit code: 0 done, 2 no such version or wrong input, 3 the database does not answer or is in use."
        },
        footer = {"", "Examples:", "  template usage nda.en", "  template usage nda.en --release 2"})
final class TemplateUsageCommand extends WordingCommand {
    @Parameters(
            paramLabel = "KIND.LANGUAGE",
            converter = WordingName.Converter.class,
            description = "The wording, such as nda.en.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private WordingName wording;

    @Option(names = "--release", paramLabel = "NUMBER", description = "Name the agreements in this version.")
    private @Nullable Integer release;

    @Override
    int look(JdbcTemplate database, String templates, PrintWriter out, PrintWriter err) {
        var releases = new ReleasesOnRecord(database);
        var agreements = new AgreementsOnRecord(database);
        List<ReleaseView> found = releases.of(wording.name(), wording.language());
        Optional<ReleaseView> wanted = found.stream()
                .filter(one -> release == null || one.number() == release)
                .findFirst();
        if (wanted.isEmpty()) {
            err.println(
                    found.isEmpty()
                            ? "Nothing was released of " + wording + "."
                            : "There is no version %d of %s; the latest is %d."
                                    .formatted(
                                            release, wording, found.getFirst().number()));
            return ExitCode.BAD_INPUT;
        }
        if (release != null) {
            agreements
                    .using(wanted.get().version())
                    .forEach(one -> out.println(
                            json()
                                    ? line(used(one.number(), code(one.state())))
                                    : "%-40s %s"
                                            .formatted(one.number(), one.state().words())));
            return ExitCode.DONE;
        }
        var counts = agreements.counts();
        for (ReleaseView one : found) {
            Map<AgreementState, Long> byState = counts.getOrDefault(one.version(), Map.of());
            out.println(json() ? line(fields(one, byState)) : words(one, byState));
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> used(String number, String state) {
        Map<String, Object> used = new LinkedHashMap<>();
        used.put("number", number);
        used.put("state", state);
        return used;
    }

    private static String words(ReleaseView release, Map<AgreementState, Long> byState) {
        return "version %-4d %s"
                .formatted(
                        release.number(),
                        byState.isEmpty()
                                ? "no agreement"
                                : byState.entrySet().stream()
                                        .map(state -> state.getValue() + " "
                                                + state.getKey().words().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")));
    }

    private Map<String, Object> fields(ReleaseView release, Map<AgreementState, Long> byState) {
        Map<String, Long> agreements = new LinkedHashMap<>();
        byState.forEach((state, count) -> agreements.put(code(state), count));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("wording", wording.toString());
        fields.put("version", release.number());
        fields.put("hash", release.version().hash());
        fields.put("agreements", agreements);
        return fields;
    }

    private static String code(AgreementState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
