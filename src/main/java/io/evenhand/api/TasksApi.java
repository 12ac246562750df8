package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.decision.DecideResult;
import io.evenhand.decision.Decision;
import io.evenhand.decision.Decisions;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Human tasks: what waits, and deciding it, on the same way as the desk's button. */
@RestController
@ConditionalOnWebApplication
class TasksApi {
    static final String TASKS = ApiPaths.V1 + "/tasks";
    private static final int SOON_SECONDS = 5;

    private final TaskAccess access;
    private final Decisions decisions;
    private final PriorClaims priors;

    TasksApi(TaskAccess access, Decisions decisions, PriorClaims priors) {
        this.priors = priors;
        this.access = access;
        this.decisions = decisions;
    }

    @GetMapping(path = TASKS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(
            Actor actor, @RequestParam(defaultValue = "mine") String scope, HttpServletRequest request) {
        if (!List.of("mine", "organisation").contains(scope)) {
            throw Problem.MALFORMED.because("The scope is mine or organisation.");
        }
        return Representations.answer(request, Map.of("items", access.open(actor, scope.equals("mine"))));
    }

    @GetMapping(path = TASKS + "/{key}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String key, HttpServletRequest request) {
        return Representations.answer(request, access.one(actor, access.visible(actor, key)));
    }

    @PostMapping(
            path = TASKS + "/{key}/decision",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> decide(
            Actor actor, @PathVariable String key, @RequestBody byte[] body, HttpServletRequest request) {
        HumanTaskView task = decidable(actor, key);
        return decided(actor, task, SentDecisions.read(body), request);
    }

    /** The same with the files that a decision names, as the desk's form takes them. */
    @PostMapping(
            path = TASKS + "/{key}/decision",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> decideWithFiles(Actor actor, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        HumanTaskView task = decidable(actor, key);
        return decided(actor, task, SentDecisions.read(request), request);
    }

    /** Before anything that was sent is looked at. */
    private HumanTaskView decidable(Actor actor, String key) {
        HumanTaskView task = access.visible(actor, key);
        if (!HumanTasks.isFor(task, actor)) {
            throw notYours(task);
        }
        if (access.isInPerson(task)) {
            throw Problem.NOT_ALLOWED.because(
                    "This binds the organisation, or pays for it, as a signature does: a person decides it at the desk.");
        }
        return task;
    }

    private ResponseEntity<byte[]> decided(Actor actor, HumanTaskView task, Decision sent, HttpServletRequest request) {
        if (!stands(task, actor, sent)) {
            Representations.requireUnchanged(request, access.one(actor, task));
            take(task, decisions.decide(actor, task, sent));
        }
        return Representations.answer(
                request, access.one(actor, access.visible(actor, String.valueOf(task.taskKey()))));
    }

    /** A proof as it was handed in with a claimed prior relationship, for whoever judges that. */
    @GetMapping(path = TASKS + "/{key}/prior/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> proof(Actor actor, @PathVariable String key) {
        return priors.proof(access.visible(actor, key)).orElseThrow(Refusal::notFound);
    }

    /** The commitment that its owner had published, against which the proof is held. */
    @GetMapping(path = TASKS + "/{key}/prior/commitment", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> commitment(Actor actor, @PathVariable String key) {
        return priors.commitment(access.visible(actor, key)).orElseThrow(Refusal::notFound);
    }

    /** The evidence itself. */
    @GetMapping(TASKS + "/{key}/prior/document")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable String key) {
        return priors.document(access.visible(actor, key)).orElseThrow(Refusal::notFound);
    }

    private static Refusal notYours(HumanTaskView task) {
        return Problem.NOT_ALLOWED.because("This is for somebody with the role " + task.role() + " at "
                + task.partnerId() + (task.role().equals("signatory") ? ", in person on the desk." : "."));
    }

    /** The very same was decided before, and its answer got lost. */
    private static boolean stands(HumanTaskView task, Actor actor, Decision sent) {
        return task.state() == HumanTaskState.DONE
                && actor.username().equals(task.assignee())
                && sent.value().equals(task.decision());
    }

    private static void take(HumanTaskView task, DecideResult result) {
        switch (result) {
            case DecideResult.Recorded recorded -> {}
            case DecideResult.Flawed flawed -> throw SentDecisions.refusal(flawed.flaw());
            case DecideResult.Refused refused -> throw Problem.REFUSED.because(refused.reason());
            case DecideResult.NotYours not -> throw notYours(task);
            case DecideResult.NoLongerOpen over ->
                throw Problem.CONFLICT.because("Your decision was not recorded: the task is no longer open.");
            case DecideResult.NotKnownYet unknown ->
                throw Problem.NOT_KNOWN_YET
                        .because("The process engine did not answer in time. Read the task again before you decide once"
                                + " more: your decision may stand already.")
                        .retryAfter(SOON_SECONDS);
        }
    }
}
