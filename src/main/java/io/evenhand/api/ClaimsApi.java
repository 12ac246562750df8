package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.agreement.AgreementId;
import io.evenhand.claim.ClaimAnswering;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimPage;
import io.evenhand.claim.ClaimReading;
import io.evenhand.claim.ClaimRequest;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.ClaimStatements;
import io.evenhand.claim.ClaimSubject;
import io.evenhand.claim.ClaimTalks;
import io.evenhand.claim.Claims;
import io.evenhand.document.StoredDocument;
import io.evenhand.document.UnprintableText;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MalformedJsonException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Claims that agreements were not kept: read, stated, answered and withdrawn, and what shows how it was. For the two sides of each. */
@RestController
@ConditionalOnWebApplication
class ClaimsApi {
    private static final String CLAIMS = ApiPaths.V1 + "/claims";
    private static final String ONE = CLAIMS + "/{id}";
    private static final String EVIDENCE = ONE + "/evidence";
    private static final List<String> DECISIONS = List.of("admit", "admit-part", "dispute");
    private static final int SOON_SECONDS = 2;

    private final ClaimReading reading;
    private final ClaimStatements statements;
    private final ClaimAnswering answering;
    private final ClaimTalks talks;
    private final Claims claims;

    ClaimsApi(
            ClaimReading reading,
            ClaimStatements statements,
            ClaimAnswering answering,
            ClaimTalks talks,
            Claims claims) {
        this.reading = reading;
        this.statements = statements;
        this.answering = answering;
        this.talks = talks;
        this.claims = claims;
    }

    @GetMapping(path = CLAIMS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(Actor actor, HttpServletRequest request) {
        return Representations.answer(
                request,
                Map.of(
                        "items",
                        reading.list(actor).stream().map(ClaimResource.Line::of).toList()));
    }

    @GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(request, one(actor, id));
    }

    private ClaimResource one(Actor actor, String id) {
        ClaimPage page = reading.page(actor, id).orElseThrow(Refusal::notFound);
        return ClaimResource.of(page);
    }

    @PostMapping(
            path = ApiPaths.V1 + "/agreements/{id}/claims",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> state(Actor actor, @PathVariable String id, @RequestBody byte[] body) {
        AgreementId agreement = agreement(id);
        Sent sent = read(actor, agreement, body);
        try {
            return switch (statements.state(actor, agreement, sent.request(), sent.subject())) {
                case ClaimResult.Recorded recorded -> made(actor, recorded.claim(), true);
                case ClaimResult.Known known -> made(actor, known.claim(), false);
                case ClaimResult.Refused refused -> throw refused(refused, "/values");
                case ClaimResult.NotAllowed ignored -> throw notAllowed();
                case ClaimResult.Unknown ignored -> throw Refusal.notFound();
            };
        } catch (MalformedTermsException malformed) {
            throw Refusal.invalid(
                    malformed.problems().stream().map(ClaimsApi::placed).toList());
        } catch (UnprintableText unprintable) {
            throw Refusal.invalid(List.of(
                    new FieldProblem("/values", "cannot be printed", String.valueOf(unprintable.getMessage()))));
        }
    }

    private static AgreementId agreement(String id) {
        return AgreementId.find(id).orElseThrow(Refusal::notFound);
    }

    private static FieldProblem placed(FieldProblem problem) {
        return problem.pointer().equals("/opponent")
                ? new FieldProblem("/against", problem.problem(), problem.remedy())
                : problem.under("/values");
    }

    /** What was sent of a new claim. */
    private record Sent(ClaimRequest request, ClaimSubject subject) {}

    /** Who may not state it hears nothing of what is wrong with it. */
    private Sent read(Actor actor, AgreementId agreement, byte[] body) {
        SentFields sent = SentFields.of(body, "language", "against", "window", "promise", "values");
        String language = Objects.requireNonNullElse(sent.optionalText("language"), "");
        String against = sent.text("against");
        String window = Objects.requireNonNullElse(sent.optionalText("window"), "");
        String promise = Objects.requireNonNullElse(sent.optionalText("promise"), "");
        String values = Objects.requireNonNullElse(sent.json("values"), "{}");
        if (!window.isEmpty() && !promise.isEmpty()) {
            sent.wrong("promise", "stands beside a window", "name one of the two");
        }
        ClaimSubject subject = ClaimSubject.named(window, promise).orElse(ClaimSubject.AGREEMENT);
        statements.against(actor, agreement, subject).ifPresent(no -> {
            throw no instanceof ClaimResult.NotAllowed ? notAllowed() : Refusal.notFound();
        });
        sent.done();
        return new Sent(new ClaimRequest(language, against, object(values)), subject);
    }

    private static JsonObject object(String text) {
        try {
            return (JsonObject)
                    JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).root();
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("What was read as an object is none", e);
        }
    }

    private ResponseEntity<byte[]> made(Actor actor, ClaimId id, boolean anew) {
        byte[] content = ApiJson.bytes(one(actor, id.value()));
        var answer = anew ? ResponseEntity.created(URI.create(CLAIMS + "/" + id)) : ResponseEntity.ok();
        return answer.eTag(Representations.tagOf(content))
                .contentType(MediaType.APPLICATION_JSON)
                .body(content);
    }

    /** Completes the task by which the respondent is asked, as the desk does. */
    @PostMapping(
            path = ONE + "/answer",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> answer(
            Actor actor, @PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        ClaimResource present = one(actor, id);
        SentFields sent = SentFields.of(body, "decision", "reason", "amount");
        String decision = sent.text("decision");
        String reason = Objects.requireNonNullElse(sent.optionalText("reason"), "");
        var amount = sent.money("amount");
        if (!decision.isEmpty() && !DECISIONS.contains(decision)) {
            sent.wrong("decision", "is none of a claim", "use one of " + String.join(", ", DECISIONS));
        }
        sent.done();
        Representations.requireUnchanged(request, present);
        ClaimAnswering.Outcome outcome = answering.answer(
                actor,
                ClaimId.of(id),
                new ClaimAnswering.Said(
                        decision,
                        reason,
                        amount == null ? "" : amount.amount(),
                        amount == null ? "" : amount.currency().getCode()));
        return switch (outcome) {
            case ClaimAnswering.Outcome.Answered ignored -> Representations.answer(request, one(actor, id));
            case ClaimAnswering.Outcome.Not not -> done(actor, id, not.why(), request);
            case ClaimAnswering.Outcome.NotAsked ignored ->
                throw Problem.CONFLICT.because("The claim is not asked of you to answer now. Read it again.");
            case ClaimAnswering.Outcome.NotKnownYet ignored ->
                throw Problem.NOT_KNOWN_YET
                        .because(
                                "The process engine did not answer in time. Read the claim again before you answer once"
                                        + " more: your answer may stand already.")
                        .retryAfter(SOON_SECONDS);
        };
    }

    @PostMapping(
            path = ONE + "/withdrawal",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> withdraw(
            Actor actor, @PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        ClaimResource present = one(actor, id);
        SentFields sent = SentFields.of(body, "reason");
        String reason = sent.text("reason");
        sent.done();
        Representations.requireUnchanged(request, present);
        return done(actor, id, claims.withdraw(actor, ClaimId.of(id), reason), request);
    }

    /** @param shows what it shows @param fileName as people know it; what it is, its content says */
    @PostMapping(
            path = EVIDENCE,
            consumes = {"application/pdf", "image/png", "image/jpeg", "message/rfc822", "text/plain"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> file(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String shows,
            @RequestParam(defaultValue = "evidence") String fileName,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        ClaimId claim = ClaimId.find(id).orElseThrow(Refusal::notFound);
        return done(actor, id, talks.file(actor, claim, shows, fileName, body), request);
    }

    @GetMapping(EVIDENCE + "/{number}")
    ResponseEntity<byte[]> evidence(Actor actor, @PathVariable String id, @PathVariable int number) {
        StoredDocument file = reading.evidence(actor, id, number).orElseThrow(Refusal::notFound);
        return FileAnswer.toKeep(MediaType.parseMediaType(file.mediaType()), file.fileName())
                .body(file.content());
    }

    private ResponseEntity<byte[]> done(Actor actor, String id, ClaimResult result, HttpServletRequest request) {
        return switch (result) {
            case ClaimResult.Recorded ignored -> Representations.answer(request, one(actor, id));
            case ClaimResult.Known ignored -> Representations.answer(request, one(actor, id));
            case ClaimResult.Refused refused -> throw refused(refused, "");
            case ClaimResult.NotAllowed ignored -> throw notAllowed();
            case ClaimResult.Unknown ignored -> throw Refusal.notFound();
        };
    }

    private static Refusal refused(ClaimResult.Refused refused, String under) {
        String field = refused.field();
        return field.isEmpty()
                ? Problem.REFUSED.because(refused.reason())
                : Refusal.invalid(List.of(new FieldProblem(
                        under + (field.startsWith("/") ? field : "/" + field), "will not do", refused.reason())));
    }

    private static Refusal notAllowed() {
        return Problem.NOT_ALLOWED.because(
                "Operations and legal of the two sides act in a claim, each in what is its own side's.");
    }
}
