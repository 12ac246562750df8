package io.evenhand.journey;

import io.evenhand.agreement.SigningOrder;
import io.evenhand.cli.drive.FileScript;
import io.evenhand.cli.drive.Script;
import io.evenhand.cli.drive.ScriptedDecision;
import io.evenhand.cli.drive.ScriptedDecision.Evidence;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.cli.referralfile.ReferralFile.Person;
import io.evenhand.cli.referralfile.ScriptedTasks;
import io.evenhand.workflow.HumanTaskView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of a referral. They decide as the sample scripts it, unless a test says otherwise: that comes first, each
 * saying once and in order. Whoever has the task and its role decides, unless somebody is named.
 */
final class People implements Script {
    private final ReferralFile file;
    private final FileScript sample;
    private final List<Saying> sayings = new ArrayList<>();

    @Nullable
    private String waitingBefore;

    private record Saying(
            String task,
            String subject,
            String username,
            String decision,
            String reason,
            @Nullable Evidence evidence,
            @Nullable String personId) {
        boolean isFor(HumanTaskView open, String about) {
            return task.equals(open.elementId()) && (subject.isEmpty() || subject.equals(about));
        }
    }

    People(ReferralFile file, LocalDate start) {
        this.file = file;
        this.sample = new FileScript(file, start);
    }

    People decide(String task, String decision, String reason) {
        return say(new Saying(task, "", "", decision, reason, null, null));
    }

    /** @param subject an agreement's kind or a seat's name */
    People decideAbout(String subject, String task, String decision, String reason) {
        return say(new Saying(task, subject, "", decision, reason, null, null));
    }

    People decideAs(String username, String task, String decision, String reason) {
        return say(new Saying(task, "", username, decision, reason, null, null));
    }

    People claimToHaveKnownTheCustomer(Evidence evidence) {
        return say(new Saying("state-prior-relationship", "", "", "claim", "", evidence, null));
    }

    People nameSignatory(String personId) {
        return say(new Saying("name-signatory", "", "", "named", "", null, personId));
    }

    private People say(Saying saying) {
        sayings.add(saying);
        return this;
    }

    /** Leaves tasks of this element alone from now on, once no saying is left for them. */
    void waitBefore(String task) {
        waitingBefore = task;
    }

    void waitNoLonger() {
        waitingBefore = null;
    }

    @Override
    public Optional<ScriptedDecision> decide(HumanTaskView task, String subject, String asked) {
        for (Iterator<Saying> left = sayings.iterator(); left.hasNext(); ) {
            Saying saying = left.next();
            if (saying.isFor(task, subject)) {
                left.remove();
                return Optional.of(decision(saying, task));
            }
        }
        return task.elementId().equals(waitingBefore) ? Optional.empty() : sample.decide(task, subject, asked);
    }

    @Override
    public Optional<SigningOrder> signingOrder() {
        return sample.signingOrder();
    }

    @Override
    public boolean expectsPromises() {
        return sayings.stream().anyMatch(saying -> ScriptedTasks.isAboutPromise(saying.task()))
                || sample.expectsPromises();
    }

    private ScriptedDecision decision(Saying saying, HumanTaskView task) {
        String username = saying.username().isEmpty() ? whoeverMay(task) : saying.username();
        return new ScriptedDecision(
                username, saying.decision(), saying.reason(), null, saying.evidence(), saying.personId());
    }

    private String whoeverMay(HumanTaskView task) {
        return file.partner(task.partnerId()).people().stream()
                .filter(person ->
                        person.roles().stream().anyMatch(role -> role.code().equals(task.role())))
                .map(Person::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody at " + task.partnerId() + " is " + task.role()));
    }
}
