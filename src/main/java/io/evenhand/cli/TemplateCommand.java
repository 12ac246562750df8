package io.evenhand.cli;

import picocli.CommandLine.Command;

/** What lawyers do with wording from the command line. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = "Checks the wording of agreements, and shows what becomes of it.",
        subcommands = {TemplateLintCommand.class, TemplatePreviewCommand.class, TemplateRulesCommand.class})
final class TemplateCommand {}
