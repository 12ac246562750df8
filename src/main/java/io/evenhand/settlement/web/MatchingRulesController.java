package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.BankChoices;
import io.evenhand.settlement.bank.BankChoices.Rules;
import io.evenhand.settlement.bank.MatchingRule;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which finance orders and edits the rules by which lines of the bank are matched. */
@Controller
@ConditionalOnWebApplication
class MatchingRulesController extends FinancePages {
    private static final String PAGE = "/finance/rules";

    private final BankChoices choices;

    MatchingRulesController(BankChoices choices) {
        this.choices = choices;
    }

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        Rules rules = choices.rules(actor);
        model.addAttribute("version", rules.version());
        model.addAttribute(
                "rules", rules.rules().stream().map(RuleForm.Described::of).toList());
        return "settlement/rules";
    }

    @GetMapping(PAGE + "/new")
    String blank(Actor actor, Model model) {
        return form("", RuleForm.blank(), choices.rules(actor).version(), model);
    }

    @GetMapping(PAGE + "/{rule}")
    String edit(Actor actor, @PathVariable String rule, Model model) {
        Rules rules = choices.rules(actor);
        return form(rule, RuleForm.of(found(find(rules, rule))), rules.version(), model);
    }

    private static Optional<MatchingRule> find(Rules rules, String id) {
        return rules.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static String form(String id, Map<String, String> values, long version, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("values", values);
        model.addAttribute("version", version);
        return "settlement/rule";
    }

    @PostMapping(PAGE)
    String add(
            Actor actor,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "0") long version,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Rules rules = choices.rules(actor);
        List<String> taken = rules.rules().stream().map(MatchingRule::id).toList();
        List<MatchingRule> changed = new ArrayList<>(rules.rules());
        try {
            changed.add(RuleForm.rule(RuleForm.newId(form.getOrDefault("name", ""), taken), form));
        } catch (IllegalArgumentException wrong) {
            refuse(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(wrong.getMessage()), model, response);
            return form("", form, version, model);
        }
        String said = "The rule is added, as the last one.";
        return changed(actor, choices.change(actor, version, changed), said, model, response, next);
    }

    @PostMapping(PAGE + "/{rule}")
    String change(
            Actor actor,
            @PathVariable String rule,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "0") long version,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Rules rules = choices.rules(actor);
        MatchingRule before = found(find(rules, rule));
        List<MatchingRule> changed = new ArrayList<>(rules.rules());
        try {
            Collections.replaceAll(changed, before, RuleForm.rule(rule, form));
        } catch (IllegalArgumentException wrong) {
            refuse(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(wrong.getMessage()), model, response);
            return form(rule, form, version, model);
        }
        BankChoices.Change result = choices.change(actor, version, changed);
        return changed(actor, result, "The rule is changed.", model, response, next);
    }

    /** @param way {@code up}, or anything else for down */
    @PostMapping(PAGE + "/{rule}/move")
    String move(
            Actor actor,
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "0") long version,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Rules rules = choices.rules(actor);
        List<MatchingRule> changed = new ArrayList<>(rules.rules());
        int from = changed.indexOf(found(find(rules, rule)));
        int to = Math.clamp(from + (way.equals("up") ? -1L : 1L), 0, changed.size() - 1);
        Collections.swap(changed, from, to);
        BankChoices.Change result = choices.change(actor, version, changed);
        return changed(actor, result, "The order is changed.", model, response, next);
    }

    @PostMapping(PAGE + "/{rule}/remove")
    String remove(
            Actor actor,
            @PathVariable String rule,
            @RequestParam(defaultValue = "0") long version,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Rules rules = choices.rules(actor);
        MatchingRule removed = found(find(rules, rule));
        List<MatchingRule> changed =
                rules.rules().stream().filter(one -> !one.equals(removed)).toList();
        String said = "“" + removed.name() + "” is removed. What it matched stays.";
        return changed(actor, choices.change(actor, version, changed), said, model, response, next);
    }

    private String changed(
            Actor actor,
            BankChoices.Change result,
            String said,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case CHANGED -> {
                next.addFlashAttribute("said", said);
                yield "redirect:" + PAGE;
            }
            case STALE -> {
                String problem =
                        "Somebody else changed the rules meanwhile; nothing of yours was stored. These are the rules now: change them again.";
                refuse(HttpStatus.CONFLICT, problem, model, response);
                yield show(actor, model);
            }
            case INVALID -> {
                refuse(HttpStatus.UNPROCESSABLE_ENTITY, "There can be at most 50 rules.", model, response);
                yield show(actor, model);
            }
            case NOT_ALLOWED -> throw notAllowed();
        };
    }
}
