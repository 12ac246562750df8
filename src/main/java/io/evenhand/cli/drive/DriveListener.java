package io.evenhand.cli.drive;

import io.evenhand.referral.HistoryView;
import io.evenhand.workflow.HumanTaskView;

/** Hears each step as it happens. */
public interface DriveListener {
    /** Tells nobody. */
    DriveListener SILENT = new DriveListener() {
        @Override
        public void happened(HistoryView line) {}

        @Override
        public void decided(HumanTaskView task, String subject, ScriptedDecision decision, String who) {}
    };

    void happened(HistoryView line);

    void decided(HumanTaskView task, String subject, ScriptedDecision decision, String who);
}
