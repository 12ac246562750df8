package io.evenhand.cli;

import io.evenhand.wording.ReleaseView;
import io.evenhand.wording.ReleasesOnRecord;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what was released. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the released versions of wording in the configured database, the latest first. Settings follow as --name=value, as with"
                    + " 'serve'.",
            "Exit code: 0 done, 2 nothing was released or wrong input, 3 the database does not answer or is in use."
        },
        footer = {"", "Examples:", "  template releases", "  template releases nda.en --json"})
final class TemplateReleasesCommand extends WordingCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "KIND.LANGUAGE",
            converter = WordingName.Converter.class,
            description = "Only this wording, such as nda.en.")
    private @Nullable WordingName wording;

    @Override
    int look(JdbcTemplate database, String templates, PrintWriter out, PrintWriter err) {
        var releases = new ReleasesOnRecord(database);
        List<ReleaseView> found = wording == null ? releases.all() : releases.of(wording.name(), wording.language());
        if (found.isEmpty()) {
            err.println(wording == null ? "Nothing was released yet." : "Nothing was released of " + wording + ".");
            return ExitCode.BAD_INPUT;
        }
        String before = "";
        for (ReleaseView release : found) {
            String name = release.name() + "." + release.language();
            boolean inUse = !name.equals(before);
            before = name;
            out.println(json() ? line(fields(release, inUse)) : words(release, name, inUse));
        }
        return ExitCode.DONE;
    }

    private static String words(ReleaseView release, String name, boolean inUse) {
        return "%-28s version %-4d %s  %s  %s%s"
                .formatted(
                        name,
                        release.number(),
                        release.releasedAt().toString().substring(0, 10),
                        release.version().hash().substring(0, 12),
                        inUse ? "in use  " : "        ",
                        release.note().lines().findFirst().orElse(""));
    }

    private static Map<String, Object> fields(ReleaseView release, boolean inUse) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("wording", release.name() + "." + release.language());
        fields.put("version", release.number());
        fields.put("hash", release.version().hash());
        fields.put("inUse", inUse);
        fields.put("releasedAt", release.releasedAt().toString());
        release.by().ifPresent(by -> fields.put("proposedBy", by));
        release.approvedBy().ifPresent(by -> fields.put("approvedBy", by));
        fields.put("note", release.note());
        return fields;
    }
}
