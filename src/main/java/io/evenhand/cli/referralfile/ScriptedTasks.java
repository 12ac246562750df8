package io.evenhand.cli.referralfile;

import io.evenhand.cli.referralfile.ReferralFile.PersonRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The human tasks that a script may decide: which decisions each offers, who may take them, and what they are about. */
public final class ScriptedTasks {
    private static final Map<String, ScriptedTask> TASKS = new LinkedHashMap<>();

    static {
        operations("clarify-need", About.REFERRAL, "resubmit", "withdraw");
        operations("resolve-introducer-duty", About.REFERRAL, "stop", "ask-release", "continue");
        operations("decide-introducer-release", About.REFERRAL, "grant", "refuse");
        operations("answer-offer", About.SEAT, "accept", "decline");
        put(
                "approve-deviation",
                About.AGREEMENT,
                List.of(PersonRole.LEGAL, PersonRole.ADMINISTRATOR),
                "approve",
                "reject");
        operations("review-draft", About.AGREEMENT, "accept", "propose", "decline");
        put("name-signatory", About.AGREEMENT, List.of(PersonRole.ADMINISTRATOR), "named", "decline");
        put("sign-agreement", About.AGREEMENT, List.of(PersonRole.SIGNATORY), "sign", "decline");
        operations("acknowledge-notice", About.AGREEMENT, "acknowledge", "contest");
        operations("record-consent", About.REFERRAL, "given", "refused");
        operations("resolve-deliverer-duty", About.REFERRAL, "stop", "ask-release", "continue");
        operations("decide-deliverer-release", About.REFERRAL, "grant", "refuse");
        operations("state-prior-relationship", About.REFERRAL, "none", "claim");
        operations("judge-prior-relationship", About.REFERRAL, "carve-out", "end", "refuse-go-on", "refuse-end");
        operations("record-outcome", About.REFERRAL, "won", "lost");
        operations("keep-promise", About.PROMISE, "done", "cannot");
        operations("accept-evidence", About.PROMISE, "accept", "reject");
        operations("settle-missed", About.PROMISE, "excuse", "hold");
    }

    private ScriptedTasks() {}

    /** By element id. */
    public static Map<String, ScriptedTask> all() {
        return Map.copyOf(TASKS);
    }

    /** Whether the task is about a promise: one that a script leaves out stays open, and holds nothing up. */
    public static boolean isAboutPromise(String task) {
        return TASKS.containsKey(task) && TASKS.get(task).about() == About.PROMISE;
    }

    static List<String> ids() {
        return List.copyOf(TASKS.keySet());
    }

    private static void operations(String id, About about, String... decisions) {
        put(id, about, List.of(PersonRole.OPERATIONS), decisions);
    }

    private static void put(String id, About about, List<PersonRole> roles, String... decisions) {
        TASKS.put(id, new ScriptedTask(about, roles, List.of(decisions)));
    }

    /**
     * A human task.
     *
     * @param about what a subject may name
     * @param roles of which the person must hold one
     * @param decisions that it offers
     */
    public record ScriptedTask(About about, List<PersonRole> roles, List<String> decisions) {}

    /** What there may be several of, so that tasks with the same id must be told apart. */
    public enum About {
        REFERRAL,
        SEAT,
        AGREEMENT,
        PROMISE
    }
}
