package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.download;
import static io.evenhand.desk.DeskAnswers.found;

import io.evenhand.access.Actor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The document that was handed in as evidence of a prior relationship: to keep, for whoever judges it, and 404 for everybody else. */
@Controller
@ConditionalOnWebApplication
class PriorDocumentController {
    private final LiveTasks tasks;
    private final PriorDocuments documents;

    PriorDocumentController(LiveTasks tasks, PriorDocuments documents) {
        this.tasks = tasks;
        this.documents = documents;
    }

    @GetMapping("/tasks/{key}/prior/document")
    ResponseEntity<byte[]> document(Actor actor, @PathVariable long key) {
        return download(found(tasks.visible(actor, key).flatMap(documents::file)));
    }
}
