package io.evenhand.relationship.web;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.relationship.CommitmentPage;
import io.evenhand.relationship.CountersignResult;
import io.evenhand.relationship.PublishedCommitments;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one commitment, for everybody who is signed in: what was published, what speaks for its time, and countersigning it. */
@Controller
@ConditionalOnWebApplication
class CommitmentsController {
    private static final String COMMITMENT = RelationshipsController.PAGE + "/commitments/{id}";

    private final PublishedCommitments commitments;

    CommitmentsController(PublishedCommitments commitments) {
        this.commitments = commitments;
    }

    @GetMapping(COMMITMENT)
    String show(Actor actor, @PathVariable String id, Model model) {
        return show(actor, id, List.of(), model);
    }

    private String show(Actor actor, String id, List<String> problems, Model model) {
        CommitmentPage page = found(commitments.show(actor, id));
        model.addAttribute("section", "protection");
        model.addAttribute("problems", problems);
        model.addAttribute("page", page);
        model.addAttribute("commitment", page.commitment());
        return "relationship/commitment";
    }

    @PostMapping(COMMITMENT + "/countersignature")
    String countersign(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        return switch (commitments.countersign(actor, id)) {
            case CountersignResult.Countersigned signed -> {
                next.addFlashAttribute(
                        "said", "Countersigned. Your signature is in the file that everybody downloads.");
                yield "redirect:" + RelationshipsController.PAGE + "/commitments/" + id;
            }
            case CountersignResult.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield show(actor, id, List.of(refused.sentence()), model);
            }
            case CountersignResult.Own own -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case CountersignResult.NotAllowed not -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case CountersignResult.Unknown unknown -> throw unknown();
        };
    }

    @GetMapping(COMMITMENT + "/commitment.json")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String id) {
        return FileAnswer.toKeep(MediaType.APPLICATION_JSON, "commitment.json")
                .body(found(commitments.file(actor, id)));
    }

    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(CommitmentsController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
