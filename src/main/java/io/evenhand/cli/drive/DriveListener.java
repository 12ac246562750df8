package io.evenhand.cli.drive;

import io.evenhand.referral.HistoryView;
import io.evenhand.workflow.HumanTaskView;

/** Hears each step as it happens. */
public interface DriveListener {
    void happened(HistoryView line);

    void decided(HumanTaskView task, String subject, ScriptedDecision decision, String who);
}
