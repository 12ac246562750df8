package io.evenhand.wording.web;

import static io.evenhand.wording.web.WordingAnswers.allowReading;
import static io.evenhand.wording.web.WordingAnswers.found;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Wording;
import io.evenhand.terms.Language;
import io.evenhand.wording.DecisionResult;
import io.evenhand.wording.ProposalId;
import io.evenhand.wording.ProposalView;
import io.evenhand.wording.ReleaseView;
import io.evenhand.wording.Releases;
import io.evenhand.wording.SubmitResult;
import io.evenhand.wording.Versions;
import io.evenhand.wording.WordingNames;
import io.evenhand.wording.WordingRolesPolicy;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every wording with the version in use, what was released before, and what is proposed. */
@Controller
@ConditionalOnWebApplication
class WordingController {
    private static final int MOST_AGREEMENTS = 200;
    private static final String ONE = "/wording/{name}/{language}";

    private final Releases releases;
    private final Versions versions;
    private final AgreementWordings agreements;
    private final WordingNames names;

    WordingController(Releases releases, Versions versions, AgreementWordings agreements, WordingNames names) {
        this.releases = releases;
        this.versions = versions;
        this.agreements = agreements;
        this.names = names;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "wording");
        model.addAttribute("problems", List.of());
        model.addAttribute("names", names);
    }

    @GetMapping("/wording")
    String all(Actor actor, Model model) {
        allowReading(actor);
        List<ProposalView> pending = releases.pending();
        model.addAttribute("rows", rows(pending));
        model.addAttribute("pending", pending);
        return "wording/all";
    }

    private List<WordingRow> rows(List<ProposalView> pending) {
        Map<String, ReleaseView> inUse = releases.inUse().stream()
                .collect(Collectors.toMap(release -> key(release.name(), release.language()), Function.identity()));
        Map<String, Long> waiting = pending.stream()
                .collect(Collectors.groupingBy(
                        proposal -> key(proposal.name(), proposal.language()), Collectors.counting()));
        Set<String> known = new LinkedHashSet<>();
        for (String worded : names.all()) {
            Language.all().stream()
                    .map(Language::tag)
                    .filter(language -> inUse.containsKey(key(worded, language))
                            || releases.ofProgram(worded, language).isPresent())
                    .forEach(language -> known.add(key(worded, language)));
        }
        known.addAll(inUse.keySet());
        Set<String> offered = releases.offered();
        List<WordingRow> rows = new ArrayList<>();
        for (String one : known) {
            String name = one.substring(0, one.lastIndexOf('.'));
            String language = one.substring(one.lastIndexOf('.') + 1);
            rows.add(new WordingRow(
                    name,
                    language,
                    names.name(name),
                    WordingNames.language(language),
                    inUse.get(one),
                    waiting.getOrDefault(one, 0L),
                    offered.contains(one)));
        }
        return rows;
    }

    private static String key(String name, String language) {
        return name + "." + language;
    }

    @GetMapping(ONE)
    String one(Actor actor, @PathVariable String name, @PathVariable String language, Model model) {
        allowReading(actor);
        return page(actor, name, language, model);
    }

    private String page(Actor actor, String name, String language, Model model) {
        List<ReleaseView> history = releases.of(name, language);
        List<ProposalView> proposals = releases.proposals(name, language);
        Optional<Wording> ofProgram = releases.ofProgram(name, language);
        found(Optional.of(name).filter(any -> !history.isEmpty() || !proposals.isEmpty() || ofProgram.isPresent()));
        model.addAttribute("name", name);
        model.addAttribute("language", language);
        model.addAttribute("worded", names.title(name, language));
        model.addAttribute("history", history);
        model.addAttribute("proposals", proposals);
        model.addAttribute("choices", versions.choices(name, language));
        model.addAttribute("offered", releases.offered(name, language).isPresent());
        model.addAttribute("counts", WordingRolesPolicy.looksAfterAll(actor) ? counts(history) : Map.of());
        model.addAttribute("counted", WordingRolesPolicy.looksAfterAll(actor));
        return "wording/one";
    }

    private Map<Integer, Counts> counts(List<ReleaseView> history) {
        var found = agreements.counts(
                history.stream().map(ReleaseView::version).distinct().toList());
        return history.stream()
                .collect(Collectors.toMap(
                        ReleaseView::number, release -> Counts.of(found.getOrDefault(release.version(), Map.of()))));
    }

    @GetMapping(ONE + "/versions/{number}")
    String version(
            Actor actor,
            @PathVariable String name,
            @PathVariable String language,
            @PathVariable int number,
            Model model) {
        allowReading(actor);
        ReleaseView release = found(releases.find(name, language, number));
        TemplateVersion version = release.version();
        model.addAttribute("worded", names.title(name, language));
        model.addAttribute("release", release);
        model.addAttribute("wording", found(releases.wording(name, language, number)));
        model.addAttribute("choices", versions.choices(name, language));
        model.addAttribute("uses", agreements.using(actor, version, MOST_AGREEMENTS));
        model.addAttribute("most", MOST_AGREEMENTS);
        model.addAttribute(
                "counts",
                WordingRolesPolicy.looksAfterAll(actor)
                        ? Counts.of(agreements.counts(List.of(version)).getOrDefault(version, Map.of()))
                        : Counts.NONE);
        model.addAttribute("counted", WordingRolesPolicy.looksAfterAll(actor));
        return "wording/version";
    }

    /** Wording that came with the program and that nobody has taken up goes the way of every proposal. */
    @PostMapping(ONE + "/offered")
    String proposeOffered(
            Actor actor,
            @PathVariable String name,
            @PathVariable String language,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        allowReading(actor);
        Wording offered = found(releases.offered(name, language));
        return switch (releases.submit(
                name,
                language,
                offered,
                actor,
                "The wording that came with the program, or lies in the operator’s folder.")) {
            case SubmitResult.Submitted submitted -> {
                next.addFlashAttribute("said", "Proposed. Another lawyer is asked to approve it.");
                yield "redirect:/wording/proposals/" + submitted.id();
            }
            case SubmitResult.Refused refused -> refused(actor, name, language, refused.reason(), model, response);
            case SubmitResult.NotAllowed refused -> refused(actor, name, language, refused.reason(), model, response);
        };
    }

    private String refused(
            Actor actor, String name, String language, String reason, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("problems", List.of(reason));
        return page(actor, name, language, model);
    }

    @GetMapping("/wording/proposals/{id}")
    String proposal(Actor actor, @PathVariable String id, Model model) {
        allowReading(actor);
        return proposal(actor, found(ProposalId.read(id).flatMap(releases::proposal)), model);
    }

    private String proposal(Actor actor, ProposalView proposal, Model model) {
        model.addAttribute("worded", names.title(proposal.name(), proposal.language()));
        model.addAttribute("proposal", proposal);
        model.addAttribute("word", Versions.word(proposal.id()));
        model.addAttribute("withdrawable", proposal.isWithdrawableBy(actor));
        model.addAttribute("comparison", Compared.proposal(versions, proposal).orElse(null));
        return "wording/proposal";
    }

    @PostMapping("/wording/proposals/{id}/withdraw")
    String withdraw(
            Actor actor, @PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes next) {
        allowReading(actor);
        ProposalId known = found(ProposalId.read(id));
        return switch (releases.withdraw(known, actor)) {
            case DecisionResult.Recorded ignored -> {
                next.addFlashAttribute("said", "The proposal is taken back.");
                yield "redirect:/wording/proposals/" + known;
            }
            case DecisionResult.Unknown ignored -> found(Optional.empty());
            case DecisionResult.NotAllowed refused -> {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                model.addAttribute("problems", List.of(refused.reason()));
                yield proposal(actor, found(releases.proposal(known)), model);
            }
            case DecisionResult.Refused refused -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("problems", List.of(refused.reason()));
                yield proposal(actor, found(releases.proposal(known)), model);
            }
        };
    }
}
