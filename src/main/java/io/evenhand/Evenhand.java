package io.evenhand;

import io.evenhand.cli.EvenhandCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application. What it does is chosen on the command line, see {@link EvenhandCommand}. */
@Modulithic(systemName = "Evenhand", sharedModules = "concurrency")
@SpringBootApplication
@EnableAsync
@EnableScheduling
public class Evenhand {
    public static void main(String[] args) {
        int code = EvenhandCommand.execute(Evenhand.class, args);
        if (code >= 0) {
            System.exit(code);
        }
    }
}
