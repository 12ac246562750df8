package io.evenhand.ceremony;

import io.evenhand.access.Actor;
import io.evenhand.agreement.ShownDocument;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.partner.PersonId;
import io.evenhand.signing.SignatureMark;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signs for the people of a script, in whose names a program decides so that others can watch a referral go by. They keep an act like
 * everybody else, and it says that no person looked at anything. For the command line alone: no page and no interface leads here.
 */
@Component
public class ScriptedSigners {
    /** So many others may sign between what was shown and what is signed. */
    private static final int ATTEMPTS = 10;

    private final Ceremonies ceremonies;
    private final ActRecords records;
    private final SignatureRequests signatures;
    private final HumanTasks tasks;

    ScriptedSigners(Ceremonies ceremonies, ActRecords records, SignatureRequests signatures, HumanTasks tasks) {
        this.ceremonies = ceremonies;
        this.records = records;
        this.signatures = signatures;
        this.tasks = tasks;
    }

    /** Whether a task is to be decided here. */
    public static boolean isFor(HumanTaskView task) {
        return task.elementId().equals(Ceremonies.TASK);
    }

    /** Decides a task to sign as the script says; answers as {@link HumanTasks#complete} does, and is as safe to repeat. */
    public CompletionResult decide(HumanTaskView task, Actor actor, String decision, String reason) {
        Optional<PersonId> person = Optional.ofNullable(actor.personId()).flatMap(PersonId::read);
        if (person.isEmpty()) {
            return new CompletionResult.Denied(actor.displayName() + " is nobody's person, and signs nothing.");
        }
        Signer signer = new Signer(task.subject(), person.get(), actor.username(), Signer.SCRIPTED, null, "", "");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ShownDocument> document = signatures.document(signer.signatureId());
            if (document.isEmpty()) {
                return gone(task, "Nobody needs to sign this any more.");
            }
            records.shown(signer, document.get());
            Intention intention = decision.equals(Intention.DECLINE)
                    ? Intention.toDecline(document.get().hash(), reason)
                    : Intention.toSign(document.get().hash(), new SignatureMark.Printed(), true);
            switch (ceremonies.act(signer, intention)) {
                case ActAnswer.Done ignored -> {
                    return new CompletionResult.Completed();
                }
                case ActAnswer.Flawed flawed -> {
                    return new CompletionResult.Denied(flawed.problem());
                }
                case ActAnswer.Refused refused -> {
                    return gone(task, refused.reason());
                }
                case ActAnswer.NotKnownYet ignored -> {
                    return new CompletionResult.NotKnownYet();
                }
                case ActAnswer.Changed ignored -> {
                    // Another signed meanwhile: it is shown anew.
                }
            }
        }
        return new CompletionResult.NotKnownYet();
    }

    private CompletionResult gone(HumanTaskView task, String reason) {
        boolean isOpen = tasks.find(task.taskKey())
                .filter(found -> found.state() == HumanTaskState.OPEN)
                .isPresent();
        return isOpen ? new CompletionResult.Denied(reason) : new CompletionResult.NoLongerOpen();
    }
}
