package io.evenhand.cli;

import io.evenhand.settlement.journal.CheckProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on the terminal how far a check of the journal has come. */
final class CheckBar implements CheckProgress, AutoCloseable {
    private @Nullable ProgressBar bar;

    @Override
    public void begins(long postings) {
        bar = new ProgressBarBuilder()
                .setTaskName("Checking")
                .setUnit(" postings", 1)
                .setInitialMax(postings)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .showSpeed()
                .build();
    }

    @Override
    public void goesOn(long postings) {
        if (bar != null) {
            bar.stepBy(postings);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
