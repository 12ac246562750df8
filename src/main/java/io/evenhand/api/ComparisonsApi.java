package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.relationship.ComparisonResult;
import io.evenhand.relationship.ComparisonView;
import io.evenhand.relationship.Comparisons;
import io.evenhand.relationship.Expected;
import io.evenhand.relationship.RelationshipRolesPolicy;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comparisons of customers between two partners: the files that 'relationships overlap' writes go through here, and nothing can be read in them. */
@RestController
@ConditionalOnWebApplication
class ComparisonsApi {
    static final String COMPARISONS = ApiPaths.V1 + "/comparisons";
    private static final String COMPARISON = COMPARISONS + "/{id}";

    private final Comparisons comparisons;

    ComparisonsApi(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GetMapping(path = COMPARISONS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(Actor actor, HttpServletRequest request) {
        return Representations.answer(
                request,
                Map.of(
                        "items",
                        comparisons.list(actor).stream()
                                .map(ComparisonResource::of)
                                .toList()));
    }

    /** The body is begin.json as the program wrote it. */
    @PostMapping(
            path = COMPARISONS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> invite(
            Actor actor,
            @RequestParam(defaultValue = "") String partner,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        return answered(actor, comparisons.invite(actor, partner, body), HttpStatus.CREATED, request);
    }

    @GetMapping(path = COMPARISON, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(request, one(actor, id));
    }

    @PostMapping(path = COMPARISON + "/acceptance", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> accept(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return answered(actor, comparisons.accept(actor, id), HttpStatus.OK, request);
    }

    @PostMapping(path = COMPARISON + "/end", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> end(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return answered(actor, comparisons.end(actor, id), HttpStatus.OK, request);
    }

    /** The body is the file of the next step. */
    @PostMapping(
            path = COMPARISON + "/files",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> send(
            Actor actor, @PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        return answered(actor, comparisons.send(actor, id, body), HttpStatus.OK, request);
    }

    @GetMapping(path = COMPARISON + "/files/{step}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> fetch(
            Actor actor, @PathVariable String id, @PathVariable String step, HttpServletRequest request) {
        ComparisonResource unused = one(actor, id);
        if (!RelationshipRolesPolicy.mayDealWithLists(actor)) {
            throw notAllowed();
        }
        return Representations.answer(
                request,
                HttpStatus.OK,
                MediaType.APPLICATION_JSON,
                comparisons.fetch(actor, id, step).orElseThrow(Refusal::notFound));
    }

    private ResponseEntity<byte[]> answered(
            Actor actor, ComparisonResult result, HttpStatus status, HttpServletRequest request) {
        return switch (result) {
            case ComparisonResult.Done done -> {
                ComparisonResource now = one(actor, done.id());
                yield status == HttpStatus.CREATED
                        ? Representations.created(URI.create(COMPARISONS + "/" + done.id()), now)
                        : Representations.answer(request, now);
            }
            case ComparisonResult.Refused refused -> throw Problem.REFUSED.because(refused.sentence());
            case ComparisonResult.Unknown unknown -> throw Refusal.notFound();
            case ComparisonResult.NotAllowed not -> throw notAllowed();
        };
    }

    private static Refusal notAllowed() {
        return Problem.NOT_ALLOWED.because("Operations of a partner compare its customers.");
    }

    private ComparisonResource one(Actor actor, String id) {
        return comparisons.show(actor, id).map(ComparisonResource::of).orElseThrow(Refusal::notFound);
    }

    /**
     * @param endedBy null while it goes on, and where it ended because nothing more was sent
     * @param removedAt when what was sent is removed, if nothing more is; null once it was
     * @param expected what the other waits for you to do; null where it waits for nothing
     * @param next the step whose file you may send now; null where there is none
     * @param fetchable the steps whose files of the other's you may fetch now
     */
    record ComparisonResource(
            String id,
            String inviter,
            String invitee,
            boolean youBegan,
            String comparedBy,
            String state,
            Instant invitedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable Instant removedAt,
            List<SentLine> sent,
            @Nullable String expected,
            @Nullable String next,
            List<String> fetchable) {
        static ComparisonResource of(ComparisonView view) {
            return new ComparisonResource(
                    view.id(),
                    view.inviter(),
                    view.invitee(),
                    view.beginner(),
                    view.by().code(),
                    view.isOver() ? "ended" : view.isAccepted() ? "agreed" : "invited",
                    view.invitedAt(),
                    view.acceptedAt(),
                    view.endedAt(),
                    view.endedBy(),
                    view.isOver() ? null : view.removedAt(),
                    view.sent().stream().map(SentLine::of).toList(),
                    view.expected().map(Expected::code).orElse(null),
                    view.next().map(Step::code).orElse(null),
                    view.fetchable().stream().map(Step::code).toList());
        }
    }

    /** @param customers in it; null of what tells which are shared: how many that are is between the two */
    record SentLine(String step, @Nullable Integer customers, Instant at) {
        static SentLine of(ComparisonView.Sent sent) {
            return new SentLine(sent.step().code(), sent.step().isReveal() ? null : sent.size(), sent.at());
        }
    }
}
