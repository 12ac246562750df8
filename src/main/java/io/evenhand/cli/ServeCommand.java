package io.evenhand.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Unmatched;

/** Serves the desk, after a demonstration if one is asked for. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves the desk. Settings follow as --name=value.")
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private EvenhandCommand parent;

    @Option(names = "--demo", description = "First load a sample network and drive its referrals to signed documents.")
    private boolean demo;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<String> arguments = new ArrayList<>(settings);
        if (demo) {
            arguments.add("--evenhand.demo=true");
        }
        try {
            SpringApplicationBuilder application =
                    new SpringApplicationBuilder(parent.application()).initializers(new StartupChecks(true));
            if (demo) {
                application.initializers(new DemonstrationTime.Beginning());
                // So that somebody without an account can be played, too. Whoever names a mail server or another folder
                // has theirs.
                application.properties("evenhand.notice.folder=${evenhand.data}/mail");
            }
            ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
            if (demo) {
                context.getBean(Demonstration.class).show(System.out);
            }
            return -1;
        } catch (RuntimeException e) {
            return Faults.report(e);
        }
    }
}
