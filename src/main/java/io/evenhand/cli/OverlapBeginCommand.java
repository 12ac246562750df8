package io.evenhand.cli;

import io.evenhand.relationship.overlap.Between;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import io.evenhand.relationship.overlap.OverlapRefusedException;
import io.evenhand.relationship.overlap.OwnPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Begins a comparison. */
@Command(
        name = "begin",
        mixinStandardHelpOptions = true,
        description = {
            "Begins a comparison: writes begin.json, to be sent, and secret.json, to be kept.",
            "The other learns how many customers you compare, and how many of them it has. With a changed program it learns"
                    + " which of its own are yours, too, so compare with whom you would tell that.",
            "Exit code: 0 done, 1 nothing to compare, 2 wrong input, 3 the machine's fault."
        })
final class OverlapBeginCommand extends OverlapStep {
    @Parameters(paramLabel = "LIST", description = "Your customers, CSV or XLSX with name, country, domain, tax_id.")
    @SuppressWarnings("NullAway.Init")
    private Path list;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "A folder for this comparison.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "domain",
            converter = ByConverter.class,
            description =
                    "Compare by domain (the default), name or tax. A name is compared in one form: “Müller” and “Mueller” are"
                            + " the same, “Muller” is another.")
    @SuppressWarnings("NullAway.Init")
    private ComparedBy by;

    /** As people write it. */
    static final class ByConverter implements ITypeConverter<ComparedBy> {
        @Override
        public ComparedBy convert(String value) {
            return ComparedBy.of(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "': say domain, name or tax"));
        }
    }

    @Option(
            names = "--me",
            required = true,
            paramLabel = "NAME",
            description = "The name of your organisation, as the other knows it; on the desk, as it stands there.")
    @SuppressWarnings("NullAway.Init")
    private String me;

    @Option(
            names = "--with",
            required = true,
            paramLabel = "NAME",
            description =
                    "The name of the other. The file serves for the two of you alone: nobody can hand it on to a third.")
    @SuppressWarnings("NullAway.Init")
    private String other;

    @Override
    int go(PrintWriter out, PrintWriter err) throws IOException, OverlapRefusedException {
        Between between = between(me, other, err);
        if (between == null) {
            return ExitCode.BAD_INPUT;
        }
        OutputFolder.prepare(folder);
        OverlapFolder comparison = new OverlapFolder(folder);
        if (comparison.isUsed()) {
            err.println(folder + ": holds a comparison already; choose another folder.");
            return ExitCode.BAD_INPUT;
        }
        Set<String> customers = OverlapFolder.customers(list, by, err);
        if (customers == null) {
            return ExitCode.BAD_INPUT;
        }
        OwnPart part = OwnPart.begin(by, between, customers);
        comparison.begin(part, part.beginning());
        out.println("Begun with %s: %s, compared by %s. Send %s; keep %s."
                .formatted(
                        between.answerer(),
                        customers(part.count()),
                        by.words(),
                        folder.resolve(OverlapFolder.fileOf(Step.BEGIN)),
                        folder.resolve(OverlapFolder.SECRET)));
        return ExitCode.DONE;
    }
}
