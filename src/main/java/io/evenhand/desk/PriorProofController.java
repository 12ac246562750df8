package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.download;
import static io.evenhand.desk.DeskAnswers.found;

import io.evenhand.access.Actor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What came with a claimed prior relationship, for whoever judges it, and 404 for everybody else. */
@Controller
@ConditionalOnWebApplication
class PriorProofController {
    private final LiveTasks tasks;
    private final PriorProofs proofs;

    PriorProofController(LiveTasks tasks, PriorProofs proofs) {
        this.tasks = tasks;
        this.proofs = proofs;
    }

    @GetMapping("/tasks/{key}/prior/proof.json")
    ResponseEntity<byte[]> proof(Actor actor, @PathVariable long key) {
        return download(found(tasks.visible(actor, key).flatMap(proofs::proof)));
    }

    @GetMapping("/tasks/{key}/prior/document")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable long key) {
        return download(found(tasks.visible(actor, key).flatMap(proofs::documentFile)));
    }

    @GetMapping("/tasks/{key}/prior/commitment.json")
    ResponseEntity<byte[]> commitment(Actor actor, @PathVariable long key) {
        return download(found(tasks.visible(actor, key).flatMap(proofs::commitment)));
    }
}
