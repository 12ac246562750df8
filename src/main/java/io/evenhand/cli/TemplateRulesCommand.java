package io.evenhand.cli;

import io.evenhand.template.LintRule;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the lint looks for. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description =
                "Lists what 'template lint' looks for: an error keeps wording from being released, a warning does not.")
final class TemplateRulesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        print(spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    static void print(PrintWriter out) {
        for (LintRule rule : LintRule.values()) {
            out.printf(
                    "%-24s %-8s %s%n", rule.id(), rule.severity().name().toLowerCase(Locale.ROOT), rule.explanation());
        }
        out.flush();
    }
}
