package io.evenhand.cli.drive;

import io.evenhand.referral.HistoryView;
import io.evenhand.workflow.HumanTaskView;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prints each step of a referral as it happens: one line a step. */
public final class DrivePrinter implements DriveListener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintStream out;
    private final ZoneId zone;

    public DrivePrinter(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    @Override
    public void happened(HistoryView line) {
        print(line.at().atZone(zone).format(TIME), line.actor(), line.what());
    }

    @Override
    public void decided(HumanTaskView task, String subject, ScriptedDecision decision, String who) {
        // What is decided in the referral itself is in its history; what is decided about an agreement is told here.
        if (task.processId().equals("agreement")) {
            String about = subject.replace('-', ' ');
            String reason = decision.reason().isBlank() ? "" : ": " + decision.reason();
            print("", who, words(task.elementId(), decision.decision()) + " the " + about + reason);
        }
    }

    /** Tells what somebody did now, of which no referral's history tells. */
    public void told(Instant at, String who, String what) {
        print(at.atZone(zone).format(TIME), who, what);
    }

    private static String words(String task, String decision) {
        return switch (task + " " + decision) {
            case "sign-agreement sign" -> "signed";
            case "sign-agreement decline" -> "declined to sign";
            case "review-draft accept" -> "accepted";
            case "review-draft propose" -> "proposed other terms for";
            case "review-draft decline" -> "declined";
            case "approve-deviation approve" -> "approved the deviations in";
            case "approve-deviation reject" -> "rejected the deviations in";
            case "name-signatory named" -> "named a signatory for";
            default -> decision + "d";
        };
    }

    private void print(String time, String who, String what) {
        out.printf("  %-8s  %-28s %s%n", time, who, what);
    }
}
