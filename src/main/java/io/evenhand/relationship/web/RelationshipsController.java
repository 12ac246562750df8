package io.evenhand.relationship.web;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.partner.PartnerListings;
import io.evenhand.relationship.ComparisonResult;
import io.evenhand.relationship.ComparisonView;
import io.evenhand.relationship.Comparisons;
import io.evenhand.relationship.PublishResult;
import io.evenhand.relationship.PublishedCommitments;
import io.evenhand.relationship.RelationshipRolesPolicy;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.ListColumn;
import io.evenhand.relationship.overlap.OverlapFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that says who committed to how many customers on which day, and the comparisons of the reader's own organisation. */
@Controller
@ConditionalOnWebApplication
class RelationshipsController {
    static final String PAGE = "/relationships";
    private static final String COMPARISON = PAGE + "/comparisons/{id}";

    private final PublishedCommitments commitments;
    private final Comparisons comparisons;
    private final PartnerListings partners;

    RelationshipsController(PublishedCommitments commitments, Comparisons comparisons, PartnerListings partners) {
        this.commitments = commitments;
        this.comparisons = comparisons;
        this.partners = partners;
    }

    @ModelAttribute
    void everyPage(Actor actor, Model model) {
        model.addAttribute("section", "protection");
        model.addAttribute("mine", RelationshipRolesPolicy.mayDealWithLists(actor));
        model.addAttribute("problems", List.of());
    }

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        model.addAttribute("commitments", commitments.all(actor));
        model.addAttribute("comparisons", comparisons.list(actor));
        model.addAttribute("columns", ListColumn.values());
        model.addAttribute(
                "others",
                partners.list(actor, "").stream()
                        .filter(one -> !one.id().value().equals(actor.partnerId()))
                        .toList());
        return "relationship/relationships";
    }

    @PostMapping(PAGE + "/commitments")
    String publish(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        forOperations(actor);
        if (file == null || file.isEmpty()) {
            return again("Choose the commitment.json that 'relationships commit' wrote.", actor, model, response);
        }
        if (file.getSize() > CommitmentFormat.MOST_BYTES_COUNTERSIGNED) {
            return again(
                    "The file is larger than any commitment. Keep private.txt to yourself: it is never sent.",
                    actor,
                    model,
                    response);
        }
        return switch (commitments.publish(actor, file.getBytes())) {
            case PublishResult.Published published -> {
                next.addFlashAttribute(
                        "said",
                        published.count() == 1
                                ? "Published: one customer."
                                : "Published: %,d customers.".formatted(published.count()));
                yield "redirect:" + PAGE;
            }
            case PublishResult.PublishedBefore before -> {
                next.addFlashAttribute("said", "This list was published before; nothing was added.");
                yield "redirect:" + PAGE;
            }
            case PublishResult.Unreadable unreadable -> again(unreadable.sentence(), actor, model, response);
            case PublishResult.NoTimestamp none ->
                again(
                        "No timestamp authority answers now, so nothing was published. Try again later.",
                        actor,
                        model,
                        response);
            case PublishResult.NotAllowed not -> throw forbidden();
        };
    }

    @PostMapping(PAGE + "/comparisons")
    String invite(
            Actor actor,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        forOperations(actor);
        if (file == null || file.isEmpty()) {
            return again("Choose the begin.json that 'relationships overlap begin' wrote.", actor, model, response);
        }
        return switch (comparisons.invite(actor, partner, bytes(file))) {
            case ComparisonResult.Done done -> {
                next.addFlashAttribute("said", "Invited. They see how many customers you compare, and decide.");
                yield "redirect:" + PAGE + "/comparisons/" + done.id();
            }
            case ComparisonResult.Refused refused -> again(refused.sentence(), actor, model, response);
            case ComparisonResult.Unknown unknown -> throw unknown();
            case ComparisonResult.NotAllowed not -> throw forbidden();
        };
    }

    @GetMapping(COMPARISON)
    String comparison(Actor actor, @PathVariable String id, Model model) {
        ComparisonView comparison = found(comparisons.show(actor, id));
        model.addAttribute("comparison", comparison);
        model.addAttribute("commands", new OverlapCommands(comparison));
        return "relationship/comparison";
    }

    @PostMapping(COMPARISON + "/acceptance")
    String accept(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        return answered(
                actor,
                id,
                comparisons.accept(actor, id),
                "Agreed. Fetch their file and answer it.",
                model,
                response,
                next);
    }

    @PostMapping(COMPARISON + "/end")
    String end(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        return answered(
                actor,
                id,
                comparisons.end(actor, id),
                "Ended. What was sent is removed from here.",
                model,
                response,
                next);
    }

    @PostMapping(COMPARISON + "/files")
    String send(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        ComparisonResult result = comparisons.send(actor, id, file == null ? new byte[0] : bytes(file));
        if (result instanceof ComparisonResult.Refused && (file == null || file.isEmpty())) {
            result = new ComparisonResult.Refused("Choose the file that the program wrote.");
        }
        return answered(actor, id, result, "Sent.", model, response, next);
    }

    @GetMapping(COMPARISON + "/files/{step}.json")
    ResponseEntity<byte[]> fetch(Actor actor, @PathVariable String id, @PathVariable String step) {
        if (comparisons.show(actor, id).isPresent()) {
            forOperations(actor);
        }
        return download(step + ".json", found(comparisons.fetch(actor, id, step)));
    }

    private String answered(
            Actor actor,
            String id,
            ComparisonResult result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case ComparisonResult.Done done -> {
                next.addFlashAttribute("said", said);
                yield "redirect:" + PAGE + "/comparisons/" + id;
            }
            case ComparisonResult.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("problems", List.of(refused.sentence()));
                yield comparison(actor, id, model);
            }
            case ComparisonResult.Unknown unknown -> throw unknown();
            case ComparisonResult.NotAllowed not -> throw forbidden();
        };
    }

    private String again(String problem, Actor actor, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", List.of(problem));
        return show(actor, model);
    }

    /** Of a file that is too large as much as shows that it is. */
    private static byte[] bytes(MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return content.readNBytes((int) OverlapFile.MOST_BYTES + 1);
        }
    }

    private static void forOperations(Actor actor) {
        if (!RelationshipRolesPolicy.mayDealWithLists(actor)) {
            throw forbidden();
        }
    }

    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(RelationshipsController::unknown);
    }

    private static ResponseStatusException forbidden() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ResponseEntity<byte[]> download(String name, byte[] content) {
        return FileAnswer.toKeep(MediaType.APPLICATION_JSON, name).body(content);
    }
}
