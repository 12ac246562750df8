package io.evenhand.cli;

import picocli.CommandLine.Command;

/** What lawyers do with wording from the command line. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description =
                "Checks the wording of agreements, shows what becomes of it, and says what was released and who uses it.",
        subcommands = {
            TemplateLintCommand.class,
            TemplatePreviewCommand.class,
            TemplateRulesCommand.class,
            TemplateReleasesCommand.class,
            TemplateUsageCommand.class,
            TemplateCompareCommand.class,
            TemplateRecreateCommand.class
        })
final class TemplateCommand {}
