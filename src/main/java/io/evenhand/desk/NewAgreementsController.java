package io.evenhand.desk;

import static io.evenhand.desk.DeskAnswers.allow;
import static io.evenhand.desk.DeskAnswers.found;
import static io.evenhand.desk.DeskAnswers.inline;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementRequest;
import io.evenhand.agreement.OwnAgreements;
import io.evenhand.agreement.StartResult;
import io.evenhand.desk.NewAgreementForms.Typed;
import io.evenhand.desk.ReferralReading.DocumentFile;
import io.evenhand.template.DeclaredKind;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of agreements, and the forms by which a party drafts one that belongs to no referral. */
@Controller
@ConditionalOnWebApplication
class NewAgreementsController {
    private static final int LONGEST_SEARCH = 130;
    private static final int LAST_PAGE = 100_000;

    private final OwnAgreements agreements;
    private final NewAgreementForms forms;
    private final AgreementRows rows;
    private final Clock clock;

    NewAgreementsController(OwnAgreements agreements, NewAgreementForms forms, AgreementRows rows, Clock clock) {
        this.agreements = agreements;
        this.forms = forms;
        this.rows = rows;
        this.clock = clock;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "agreements");
    }

    @GetMapping("/agreements")
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        String search = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q;
        OwnAgreements.Listed listed = agreements.list(actor, search, Math.clamp(page, 0, LAST_PAGE));
        model.addAttribute("q", search.strip());
        model.addAttribute("listed", listed);
        model.addAttribute("rows", rows.of(listed.agreements()));
        model.addAttribute("drafts", OwnAgreements.mayDraft(actor));
        return "desk/agreements";
    }

    @GetMapping("/agreements/new")
    String choose(Actor actor, Model model) {
        allow(OwnAgreements.mayDraft(actor));
        model.addAttribute("kinds", agreements.kinds());
        return "desk/new-agreement-kinds";
    }

    @GetMapping("/agreements/new/{kind:[a-z][a-z0-9-]*}")
    String blank(
            Actor actor, @PathVariable String kind, @RequestParam(defaultValue = "") String language, Model model) {
        allow(OwnAgreements.mayDraft(actor));
        DeclaredKind declared = declared(kind, language);
        Typed typed = NewAgreementForms.blank(declared, UUID.randomUUID().toString(), today());
        return form(actor, declared, typed, List.of(), null, model);
    }

    @PostMapping("/agreements/new/{kind:[a-z][a-z0-9-]*}")
    String write(
            Actor actor,
            @PathVariable String kind,
            @RequestParam(defaultValue = "look") String step,
            @RequestParam MultiValueMap<String, String> inputs,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        allow(OwnAgreements.mayDraft(actor));
        Typed typed = typed(inputs);
        DeclaredKind declared = declared(kind, typed.language());
        Optional<TypedFields> edited = typed.fields().edited(step);
        if (edited.isPresent()) {
            return form(actor, declared, typed.with(edited.get()), List.of(), null, model);
        }
        Optional<AgreementRequest> request = forms.request(actor, declared, typed);
        if (request.isEmpty()) {
            return refused(actor, declared, typed, List.of(noDay()), model, response);
        }
        if (!step.equals("start")) {
            try {
                return form(actor, declared, typed, List.of(), agreements.draft(request.get(), actor), model);
            } catch (MalformedTermsException refused) {
                return refused(actor, declared, typed, refused.problems(), model, response);
            }
        }
        return switch (agreements.start(request.get(), actor)) {
            case StartResult.Started started -> {
                next.addFlashAttribute(
                        "said",
                        started.number()
                                + " is drafted. The other parties review it next; nothing binds before all have signed.");
                yield "redirect:/agreements/" + started.agreement();
            }
            case StartResult.Invalid invalid -> refused(actor, declared, typed, invalid.problems(), model, response);
            case StartResult.NotAllowed ignored -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
    }

    /** The pages as they would be, to read before anything is started; a form that cannot be read answers with what is wrong. */
    @PostMapping("/agreements/new/{kind:[a-z][a-z0-9-]*}/pages")
    ResponseEntity<byte[]> pages(
            Actor actor, @PathVariable String kind, @RequestParam MultiValueMap<String, String> inputs) {
        allow(OwnAgreements.mayDraft(actor));
        Typed typed = typed(inputs);
        DeclaredKind declared = declared(kind, typed.language());
        try {
            DeclaredTerms terms = agreements.draft(
                    forms.request(actor, declared, typed)
                            .orElseThrow(() -> new MalformedTermsException(List.of(noDay()))),
                    actor);
            return inline(new DocumentFile(
                    kind + "-draft.pdf", "application/pdf", agreements.pages(terms, declared.language())));
        } catch (MalformedTermsException refused) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private static FieldProblem noDay() {
        return new FieldProblem("/effectiveOn", "is no day", "choose the first day on which it binds");
    }

    private String refused(
            Actor actor,
            DeclaredKind kind,
            Typed typed,
            List<FieldProblem> problems,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(actor, kind, typed, problems, null, model);
    }

    private String form(
            Actor actor,
            DeclaredKind kind,
            Typed typed,
            List<FieldProblem> problems,
            @Nullable DeclaredTerms looked,
            Model model) {
        model.addAttribute("page", forms.page(actor, kind, typed, problems, looked));
        return "desk/new-agreement";
    }

    private static Typed typed(MultiValueMap<String, String> inputs) {
        return new Typed(
                TermsInputs.first(inputs, "key"),
                TermsInputs.first(inputs, "language"),
                inputs.getOrDefault("party", List.of()),
                TermsInputs.first(inputs, "order"),
                TermsInputs.first(inputs, "effectiveOn"),
                TermsInputs.first(inputs, "belongsTo"),
                TypedFields.of(inputs));
    }

    /** In the language asked for; in the first that there is where none was. */
    private DeclaredKind declared(String code, String language) {
        AgreementKind kind = found(agreements.kinds().stream()
                .filter(known -> known.code().equals(code))
                .findFirst());
        List<String> languages = agreements.languages(kind);
        String tag = languages.contains(language)
                ? language
                : found(languages.stream().findFirst());
        try {
            return found(agreements.kind(code, tag));
        } catch (MalformedTemplate unsound) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, unsound.getMessage(), unsound);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
