package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.relationship.CommitmentView;
import io.evenhand.relationship.CountersignResult;
import io.evenhand.relationship.PublishResult;
import io.evenhand.relationship.PublishedCommitments;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lists of customers that partners committed to: that there are so many, since when, and nothing of whom. */
@RestController
@ConditionalOnWebApplication
class CommitmentsApi {
    static final String COMMITMENTS = ApiPaths.V1 + "/commitments";
    private static final String COMMITMENT = COMMITMENTS + "/{id}";

    private final PublishedCommitments commitments;

    CommitmentsApi(PublishedCommitments commitments) {
        this.commitments = commitments;
    }

    @GetMapping(path = COMMITMENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(Actor actor, HttpServletRequest request) {
        return Representations.answer(
                request,
                Map.of(
                        "items",
                        commitments.all(actor).stream()
                                .map(CommitmentResource::of)
                                .toList()));
    }

    @GetMapping(path = COMMITMENT, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(request, one(actor, id));
    }

    private CommitmentResource one(Actor actor, String id) {
        return commitments.line(actor, id).map(CommitmentResource::of).orElseThrow(Refusal::notFound);
    }

    /** The body is commitment.json as the program wrote it. */
    @PostMapping(
            path = COMMITMENTS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> publish(Actor actor, @RequestBody byte[] body, HttpServletRequest request) {
        return switch (commitments.publish(actor, body)) {
            case PublishResult.Published published ->
                Representations.created(URI.create(COMMITMENTS + "/" + published.id()), one(actor, published.id()));
            case PublishResult.PublishedBefore before -> Representations.answer(request, one(actor, before.id()));
            case PublishResult.Unreadable unreadable -> throw Problem.REFUSED.because(unreadable.sentence());
            case PublishResult.NoTimestamp none ->
                throw Problem.BUSY
                        .because("No timestamp authority answers now, so nothing was published.")
                        .retryAfter(60);
            case PublishResult.NotAllowed not ->
                throw Problem.NOT_ALLOWED.because("Operations of a partner publish its commitments.");
        };
    }

    @PostMapping(path = COMMITMENT + "/countersignature", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> countersign(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return switch (commitments.countersign(actor, id)) {
            case CountersignResult.Countersigned ignored -> Representations.answer(request, one(actor, id));
            case CountersignResult.Own ignored ->
                throw Problem.NOT_ALLOWED.because("Nobody countersigns what is their own.");
            case CountersignResult.Unknown ignored -> throw Refusal.notFound();
            case CountersignResult.NotAllowed ignored ->
                throw Problem.NOT_ALLOWED.because("Operations of another partner, or the host's steward, countersign.");
            case CountersignResult.Refused refused -> throw Problem.REFUSED.because(refused.sentence());
        };
    }

    /** The stamped commitment.json with what others signed about it, for everybody in the network. */
    @GetMapping(path = COMMITMENT + "/file", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> file(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(
                request,
                org.springframework.http.HttpStatus.OK,
                MediaType.APPLICATION_JSON,
                commitments.file(actor, id).orElseThrow(Refusal::notFound));
    }

    /** @param timestampedOutside whether an authority outside of this installation says the time, too */
    record CommitmentResource(
            String id,
            String partner,
            boolean own,
            String root,
            int customers,
            Instant receivedAt,
            boolean timestampedOutside,
            List<String> countersignedBy) {
        static CommitmentResource of(CommitmentView view) {
            return new CommitmentResource(
                    view.id(),
                    view.partner(),
                    view.own(),
                    view.root(),
                    view.count(),
                    view.receivedAt(),
                    view.outside(),
                    view.countersigned());
        }
    }
}
