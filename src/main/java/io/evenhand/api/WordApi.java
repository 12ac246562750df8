package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.decision.DecideResult;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.Disclosures;
import io.evenhand.word.Choice;
import io.evenhand.word.ReturnedDrafts;
import io.evenhand.word.ReturnedDrafts.Received;
import io.evenhand.word.ReturnedItem;
import io.evenhand.word.ReturnedRemark;
import io.evenhand.word.WordDrafts;
import io.evenhand.word.WordProposals;
import io.evenhand.workflow.HumanTaskView;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of agreements as Word files, out and in: for the parties, and what comes back for whoever reviews the terms. */
@RestController
@ConditionalOnWebApplication
class WordApi {
    static final String WORD = ApiPaths.V1 + "/agreements/{id}/word";
    static final String RETURNED = WORD + "/returned";

    private static final String DOCX = WordDrafts.Outgoing.MEDIA_TYPE;
    private static final int SOON_SECONDS = 5;

    private final Agreements agreements;
    private final Disclosures disclosures;
    private final WordDrafts outgoing;
    private final ReturnedDrafts returned;
    private final WordProposals proposals;

    WordApi(
            Agreements agreements,
            WordDrafts outgoing,
            ReturnedDrafts returned,
            WordProposals proposals,
            Disclosures disclosures) {
        this.disclosures = disclosures;
        this.agreements = agreements;
        this.outgoing = outgoing;
        this.returned = returned;
        this.proposals = proposals;
    }

    /** @param version of the terms; 0 for the one on the table */
    @GetMapping(path = WORD, produces = DOCX)
    ResponseEntity<byte[]> draft(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "0") int version) {
        AgreementView agreement = read(actor, id);
        return file(outgoing.draft(agreement, version == 0 ? agreement.termsVersion() : version)
                .orElseThrow(Refusal::notFound));
    }

    @GetMapping(path = WORD + "/changes", produces = DOCX)
    ResponseEntity<byte[]> changes(Actor actor, @PathVariable String id, @RequestParam int from, @RequestParam int to) {
        return file(outgoing.changes(read(actor, id), from, to).orElseThrow(Refusal::notFound));
    }

    @GetMapping(path = RETURNED, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(
                request,
                Map.of(
                        "items",
                        returned.list(actor, visible(actor, id)).stream()
                                .map(LineResource::of)
                                .toList()));
    }

    /** Sent again it is kept again: nothing follows from a file before its changes are proposed. */
    @PostMapping(path = RETURNED, consumes = DOCX, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> receive(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String fileName,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        AgreementView agreement = visible(actor, id);
        HumanTaskView unused = review(actor, agreement);
        return switch (returned.receive(actor, agreement, fileName, body)) {
            case Received.Refused refused -> throw Problem.REFUSED.because(refused.reason());
            case Received.Kept kept -> {
                byte[] content = ApiJson.bytes(SeenResource.of(seen(actor, agreement, kept.id())));
                yield ResponseEntity.created(URI.create(
                                ApiPaths.V1 + "/agreements/" + agreement.id().value() + "/word/returned/" + kept.id()))
                        .eTag(Representations.tagOf(content))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(content);
            }
        };
    }

    @GetMapping(path = RETURNED + "/{draft}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(
            Actor actor, @PathVariable String id, @PathVariable String draft, HttpServletRequest request) {
        return Representations.answer(request, SeenResource.of(seen(actor, visible(actor, id), draft)));
    }

    @GetMapping(path = RETURNED + "/{draft}/file", produces = DOCX)
    ResponseEntity<byte[]> original(Actor actor, @PathVariable String id, @PathVariable String draft) {
        return returned.file(actor, visible(actor, id), draft)
                .map(document -> file(new WordDrafts.Outgoing(document.fileName(), document.content())))
                .orElseThrow(Refusal::notFound);
    }

    /** Only what is named is taken. */
    @PostMapping(
            path = RETURNED + "/{draft}/proposal",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> propose(
            Actor actor,
            @PathVariable String id,
            @PathVariable String draft,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        AgreementView agreement = visible(actor, id);
        ReturnedDrafts.Line line = returned.line(actor, agreement, draft).orElseThrow(Refusal::notFound);
        if (!line.partner().equals(actor.partnerId())) {
            throw Problem.NOT_ALLOWED.because("Whoever sent the file proposes what is in it.");
        }
        // Its answer may have got lost.
        if (!line.isProposed()) {
            HumanTaskView task = review(actor, agreement);
            SentFields sent = SentFields.of(body, "take", "ownWords", "note");
            Map<String, Choice> choices = choices(actor, agreement, draft, sent);
            String note = Optional.ofNullable(sent.optionalText("note")).orElse("");
            sent.done();
            take(proposals.propose(actor, agreement, task, draft, choices, note).outcome());
        }
        return Representations.answer(request, SeenResource.of(seen(actor, agreement, draft)));
    }

    private Map<String, Choice> choices(Actor actor, AgreementView agreement, String draft, SentFields sent) {
        List<String> taken = sent.has("take") ? sent.texts("take") : List.of();
        Map<String, String> words = sent.names("ownWords");
        Map<String, ReturnedItem.Kind> kinds = seen(actor, agreement, draft).changes().stream()
                .collect(Collectors.toMap(ReturnedItem::id, ReturnedItem::kind));
        Map<String, Choice> choices = new LinkedHashMap<>();
        for (int i = 0; i < taken.size(); i++) {
            if (kinds.get(taken.get(i)) != ReturnedItem.Kind.VALUE) {
                sent.wrong("take/" + i, "is no changed value of this file", "name the id of a change of kind value");
            }
            choices.put(taken.get(i), new Choice(Choice.Kind.TAKE, ""));
        }
        words.forEach((change, text) -> {
            if (kinds.get(change) != ReturnedItem.Kind.WORDING) {
                sent.wrong(
                        "ownWords/" + change,
                        "is no changed wording of this file",
                        "name the id of a change of kind wording");
            }
            choices.put(change, new Choice(Choice.Kind.OWN_WORDS, text));
        });
        return choices;
    }

    private static void take(WordProposals.Outcome outcome) {
        switch (outcome) {
            case WordProposals.Outcome.Unsound unsound ->
                throw Problem.REFUSED.because(String.join(" ", unsound.problems()));
            case WordProposals.Outcome.Decided decided -> take(decided.result());
        }
    }

    private static void take(DecideResult result) {
        switch (result) {
            case DecideResult.Recorded ignored -> {}
            case DecideResult.Flawed flawed -> throw SentDecisions.refusal(flawed.flaw());
            case DecideResult.Refused refused -> throw Problem.REFUSED.because(refused.reason());
            case DecideResult.NotYours ignored -> throw noReview();
            case DecideResult.NoLongerOpen ignored ->
                throw Problem.CONFLICT.because("Your proposal was not recorded: the review is no longer open.");
            case DecideResult.NotKnownYet ignored ->
                throw Problem.NOT_KNOWN_YET
                        .because(
                                "The process engine did not answer in time. Read the file again before you propose once"
                                        + " more: your proposal may stand already.")
                        .retryAfter(SOON_SECONDS);
        }
    }

    private HumanTaskView review(Actor actor, AgreementView agreement) {
        return proposals.review(actor, agreement).orElseThrow(WordApi::noReview);
    }

    private static Refusal noReview() {
        return Problem.NOT_ALLOWED.because("No review of these terms waits for you.");
    }

    private ReturnedDrafts.Seen seen(Actor actor, AgreementView agreement, String draft) {
        return switch (returned.show(actor, agreement, draft).orElseThrow(Refusal::notFound)) {
            case ReturnedDrafts.Shown.Compared compared -> compared.seen();
            case ReturnedDrafts.Shown.Incomparable lost -> throw Problem.GONE.because(lost.reason());
        };
    }

    private AgreementView read(Actor actor, String id) {
        AgreementView agreement = visible(actor, id);
        disclosures.readContract(agreement, actor);
        return agreement;
    }

    private AgreementView visible(Actor actor, String id) {
        return AgreementId.find(id)
                .flatMap(agreements::find)
                .filter(agreement -> agreement.termsVersion() > 0)
                .filter(agreement -> Visibility.of(actor)
                        .covers(agreement.parties().stream()
                                .map(PartnerId::value)
                                .toList()))
                .orElseThrow(Refusal::notFound);
    }

    private static ResponseEntity<byte[]> file(WordDrafts.Outgoing file) {
        return FileAnswer.toKeep(MediaType.parseMediaType(DOCX), file.fileName())
                .body(file.content());
    }

    record LineResource(
            String id, String fileName, String partner, Instant returnedAt, int termsVersion, boolean proposed) {
        static LineResource of(ReturnedDrafts.Line line) {
            return new LineResource(
                    line.id(),
                    line.fileName(),
                    line.partner(),
                    line.returnedAt(),
                    line.termsVersion(),
                    line.isProposed());
        }
    }

    /** @param proposed whether it became a proposal, so that every party sees it */
    record SeenResource(
            String id,
            String fileName,
            String partner,
            Instant returnedAt,
            int termsVersion,
            boolean takesOwnWords,
            boolean proposed,
            List<ChangeResource> changes,
            List<ReturnedRemark> comments) {
        static SeenResource of(ReturnedDrafts.Seen seen) {
            return new SeenResource(
                    seen.id(),
                    seen.fileName(),
                    seen.partner(),
                    seen.returnedAt(),
                    seen.termsVersion(),
                    seen.takesModifications(),
                    seen.proposedAt().isPresent(),
                    seen.changes().stream()
                            .map(change -> ChangeResource.of(change, seen.choices()))
                            .toList(),
                    seen.comments());
        }
    }

    /**
     * @param expected of a value that cannot be read, what can be
     * @param choice take, leave or own-words, once it was made; else empty
     */
    record ChangeResource(
            String id,
            String kind,
            String where,
            String before,
            String after,
            List<String> authors,
            boolean tracked,
            String expected,
            String choice) {
        static ChangeResource of(ReturnedItem item, Map<String, Choice> choices) {
            return new ChangeResource(
                    item.id(),
                    Codes.of(item.kind()),
                    item.where(),
                    item.before(),
                    item.after(),
                    item.authors(),
                    item.isTracked(),
                    item.expected(),
                    Optional.ofNullable(choices.get(item.id()))
                            .map(Choice::kind)
                            .map(Codes::of)
                            .orElse(""));
        }
    }
}
