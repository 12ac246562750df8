package io.evenhand.word.web;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.Negotiations;
import io.evenhand.decision.DecideResult;
import io.evenhand.decision.Flaw;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.word.Choice;
import io.evenhand.word.ReturnedDrafts;
import io.evenhand.word.ReturnedDrafts.Received;
import io.evenhand.word.ReturnedDrafts.Seen;
import io.evenhand.word.ReturnedDrafts.Shown;
import io.evenhand.word.WordDrafts;
import io.evenhand.word.WordProposals;
import io.evenhand.word.WordProposals.Outcome;
import io.evenhand.workflow.Deciders;
import io.evenhand.workflow.HumanTaskView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Negotiating in Word: the draft out, a changed one in, each of its changes taken or left, and a proposal made of what is taken. */
@Controller
@ConditionalOnWebApplication
class WordController {
    private static final String CHOICE = "choice:";
    private static final String WORDS = "words:";

    private final Agreements agreements;
    private final Negotiations negotiations;
    private final WordDrafts outgoing;
    private final ReturnedDrafts returned;
    private final WordProposals proposals;
    private final Deciders people;
    private final Partners partners;

    WordController(
            Agreements agreements,
            Negotiations negotiations,
            WordDrafts outgoing,
            ReturnedDrafts returned,
            WordProposals proposals,
            Deciders people,
            Partners partners) {
        this.agreements = agreements;
        this.negotiations = negotiations;
        this.outgoing = outgoing;
        this.returned = returned;
        this.proposals = proposals;
        this.people = people;
        this.partners = partners;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "work");
        model.addAttribute("problems", List.of());
    }

    @GetMapping("/agreements/{id}/word")
    String show(Actor actor, @PathVariable String id, Model model) {
        return page(actor, agreement(actor, id), model);
    }

    @GetMapping("/agreements/{id}/word/draft.docx")
    ResponseEntity<byte[]> draft(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "0") int version) {
        AgreementView agreement = agreement(actor, id);
        return file(found(outgoing.draft(agreement, version == 0 ? agreement.termsVersion() : version)));
    }

    @GetMapping("/agreements/{id}/word/changes.docx")
    ResponseEntity<byte[]> changes(
            Actor actor,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to) {
        AgreementView agreement = agreement(actor, id);
        return file(found(outgoing.changes(agreement, from, to)));
    }

    @PostMapping("/agreements/{id}/word")
    String receive(
            Actor actor,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        AgreementView agreement = agreement(actor, id);
        if (proposals.review(actor, agreement).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Received received = file == null || file.isEmpty()
                ? new Received.Refused("Choose the Word file that you changed.")
                : returned.receive(
                        actor,
                        agreement,
                        Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                        file.getBytes());
        return switch (received) {
            case Received.Kept kept -> "redirect:/agreements/" + agreement.id().value() + "/word/" + kept.id();
            case Received.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("problems", List.of(refused.reason()));
                yield page(actor, agreement, model);
            }
        };
    }

    private String page(Actor actor, AgreementView agreement, Model model) {
        List<Negotiations.Version> versions = negotiations.versions(agreement.id());
        List<ReturnedDrafts.Line> lines = returned.list(actor, agreement);
        model.addAttribute("agreement", agreement);
        model.addAttribute("versions", versions.reversed());
        model.addAttribute("lines", lines);
        model.addAttribute(
                "task",
                proposals.review(actor, agreement).map(HumanTaskView::taskKey).orElse(null));
        model.addAttribute(
                "names",
                names(Stream.concat(
                        versions.stream().map(version -> version.proposedBy().value()),
                        lines.stream().map(ReturnedDrafts.Line::partner))));
        return "word/drafts";
    }

    private Map<String, String> names(Stream<String> ids) {
        return partners.namesOf(ids.map(PartnerId::new).collect(Collectors.toSet())).entrySet().stream()
                .collect(Collectors.toMap(name -> name.getKey().value(), Map.Entry::getValue));
    }

    @GetMapping("/agreements/{id}/word/{draft}")
    String look(
            Actor actor,
            @PathVariable String id,
            @PathVariable String draft,
            Model model,
            HttpServletResponse response) {
        AgreementView agreement = agreement(actor, id);
        return look(actor, agreement, found(returned.show(actor, agreement, draft)), model, response);
    }

    private String look(Actor actor, AgreementView agreement, Shown shown, Model model, HttpServletResponse response) {
        return switch (shown) {
            case Shown.Compared compared -> look(actor, agreement, compared.seen(), model);
            case Shown.Incomparable lost -> {
                response.setStatus(HttpStatus.GONE.value());
                model.addAttribute("agreement", agreement);
                model.addAttribute("line", lost.line());
                model.addAttribute("reason", lost.reason());
                model.addAttribute("partner", partnerOf(lost.line().partner()));
                model.addAttribute("person", personOf(lost.line().returnedBy()));
                model.addAttribute(
                        "mayRetry", proposals.review(actor, agreement).isPresent());
                yield "word/incomparable";
            }
        };
    }

    private String partnerOf(String id) {
        return partners.get(new PartnerId(id)).legalName();
    }

    private String personOf(String account) {
        return people.nameOf(account).orElse("Somebody");
    }

    private String look(Actor actor, AgreementView agreement, Seen seen, Model model) {
        Optional<HumanTaskView> task = proposals.review(actor, agreement);
        boolean isLatest = seen.termsVersion() == agreement.termsVersion();
        model.addAttribute("agreement", agreement);
        model.addAttribute("seen", seen);
        model.addAttribute("partner", partnerOf(seen.partner()));
        model.addAttribute("person", personOf(seen.returnedBy()));
        model.addAttribute("isLatest", isLatest);
        model.addAttribute(
                "isOpen",
                task.isPresent()
                        && isLatest
                        && seen.proposedAt().isEmpty()
                        && seen.partner().equals(actor.partnerId()));
        return "word/returned";
    }

    @GetMapping("/agreements/{id}/word/{draft}/file")
    ResponseEntity<byte[]> original(Actor actor, @PathVariable String id, @PathVariable String draft) {
        return found(returned.file(actor, agreement(actor, id), draft)
                .map(document -> file(new WordDrafts.Outgoing(document.fileName(), document.content()))));
    }

    @PostMapping("/agreements/{id}/word/{draft}")
    String propose(
            Actor actor,
            @PathVariable String id,
            @PathVariable String draft,
            @RequestParam Map<String, String> inputs,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        AgreementView agreement = agreement(actor, id);
        ReturnedDrafts.Line line = found(returned.line(actor, agreement, draft));
        HumanTaskView task = proposals
                .review(actor, agreement)
                .filter(ignored -> line.partner().equals(actor.partnerId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        if (line.isProposed()) {
            return "redirect:/agreements/" + agreement.id().value() + "/word/" + draft;
        }
        WordProposals.Proposed proposed =
                proposals.propose(actor, agreement, task, draft, choices(inputs), inputs.getOrDefault("note", ""));
        List<String> problems = switch (proposed.outcome()) {
            case Outcome.Unsound unsound -> unsound.problems();
            case Outcome.Decided decided -> problems(decided.result());
        };
        if (problems.isEmpty()) {
            next.addFlashAttribute("said", "Recorded: your proposal from " + line.fileName() + " is on its way.");
            return "redirect:/";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problems", problems);
        return look(actor, agreement, proposed.shown(), model, response);
    }

    private static Map<String, Choice> choices(Map<String, String> inputs) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        inputs.forEach((name, value) -> {
            if (name.startsWith(CHOICE)) {
                String change = name.substring(CHOICE.length());
                Choice.Kind kind = switch (value) {
                    case "take" -> Choice.Kind.TAKE;
                    case "words" -> Choice.Kind.OWN_WORDS;
                    default -> Choice.Kind.LEAVE;
                };
                choices.put(change, new Choice(kind, inputs.getOrDefault(WORDS + change, "")));
            }
        });
        return choices;
    }

    /** Nothing where the decision stands. */
    private static List<String> problems(DecideResult result) {
        return switch (result) {
            case DecideResult.Recorded ignored -> List.of();
            case DecideResult.Flawed flawed ->
                flawed.flaw() instanceof Flaw.ChangesUnsound unsound
                        ? unsound.problems().stream()
                                .map(problem ->
                                        problem.pointer() + " " + problem.problem() + ": " + problem.remedy() + ".")
                                .toList()
                        : List.of("The proposal could not be made. Look at the review again.");
            case DecideResult.Refused refused -> List.of(refused.reason());
            case DecideResult.NotYours not -> List.of("This is for somebody with the role " + not.role() + ".");
            case DecideResult.NoLongerOpen ignored ->
                List.of("Your proposal was not recorded: the review is no longer open.");
            case DecideResult.NotKnownYet ignored ->
                List.of(
                        "The process engine did not answer in time. Look at the review again in a moment: your proposal may"
                                + " stand already.");
        };
    }

    /** An agreement under negotiation that the actor's organisation is a party to; 404 for every other. */
    private AgreementView agreement(Actor actor, String id) {
        return found(AgreementId.find(id)
                .flatMap(agreements::find)
                .filter(agreement -> agreement.termsVersion() > 0)
                .filter(agreement -> Visibility.of(actor)
                        .covers(agreement.parties().stream()
                                .map(PartnerId::value)
                                .toList())));
    }

    private static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> file(WordDrafts.Outgoing file) {
        return FileAnswer.toKeep(MediaType.parseMediaType(WordDrafts.Outgoing.MEDIA_TYPE), file.fileName())
                .body(file.content());
    }
}
