package io.evenhand.competence.web;

import io.evenhand.access.Actor;
import io.evenhand.competence.Areas;
import io.evenhand.competence.Gap;
import io.evenhand.competence.Languages;
import io.evenhand.competence.Level;
import io.evenhand.competence.Matches;
import io.evenhand.competence.OperationsSeekHelpPolicy;
import io.evenhand.competence.Ranked;
import io.evenhand.competence.Wanted;
import io.evenhand.competence.WantedArea;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a deal needs, what the viewer's own partner has of it, and where to call somebody in. What is asked stands in the address; nothing
 * is stored, and nothing in it names a customer.
 */
@Controller
@ConditionalOnWebApplication
class NeedController {
    /** As many of those who come into question as the page names. */
    private static final int MOST_NAMED = 10;

    private static final List<String> ASKED = List.of("areas", "others", "region", "language", "companySize", "months");

    private final Matches matches;
    private final Areas areas;

    NeedController(Matches matches, Areas areas) {
        this.matches = matches;
        this.areas = areas;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "partners");
    }

    @GetMapping("/competencies/need")
    String need(Actor actor, @RequestParam MultiValueMap<String, String> asked, Model model) {
        if (!OperationsSeekHelpPolicy.maySeek(actor)) {
            throw Answers.forbidden();
        }
        Typed typed = new Typed(asked);
        List<String> words = Stream.concat(
                        typed.all("areas").stream(),
                        Arrays.stream(typed.text("others").split("[,;\n]", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        Wanted wanted = new Wanted(
                words,
                typed.text("region"),
                Languages.isCode(language(typed)) ? language(typed) : "",
                typed.text("companySize"),
                typed.number("months").orElse(null));
        Gap gap = matches.gap(actor, wanted);
        Set<String> chosen = gap.lines().stream()
                .map(Gap.Line::area)
                .flatMap(area -> Stream.ofNullable(area.area()))
                .map(area -> area.id().value())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        model.addAttribute("typed", typed);
        model.addAttribute("gap", gap);
        model.addAttribute("chosen", chosen);
        model.addAttribute("unknown", unknown(gap));
        model.addAttribute("tooMany", words.size() > wanted.areas().size());
        model.addAttribute("groups", AreaGroup.toChoose(areas.all(), area -> false));
        boolean all = !typed.text("all").isEmpty();
        model.addAttribute(
                "named",
                gap.match().ranked().stream()
                        .limit(all ? Long.MAX_VALUE : MOST_NAMED)
                        .toList());
        model.addAttribute("allNamed", whole(asked));
        model.addAttribute("unread", unread(typed));
        model.addAttribute("levels", Level.values());
        model.addAttribute("introduce", introduction(gap));
        return "competence/need";
    }

    private static String language(Typed typed) {
        return typed.text("language").toLowerCase(Locale.ROOT);
    }

    /** What was typed and cannot be read, by its field: partners are compared without it. */
    private static Map<String, String> unread(Typed typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!language(typed).isEmpty() && !Languages.isCode(language(typed))) {
            problems.put("language", "Left out: this is no language. Write its two letters, such as de.");
        }
        if (!typed.text("months").isEmpty() && typed.number("months").isEmpty()) {
            problems.put("months", "Left out: write a number of months, such as 3.");
        }
        return problems;
    }

    /** The same address with all who come into question. */
    private static String whole(MultiValueMap<String, String> asked) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/competencies/need");
        asked.forEach((name, values) -> {
            if (ASKED.contains(name)) {
                values.forEach(value -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
            }
        });
        return address.queryParam("all", "true").build(true).toUriString();
    }

    private static List<String> unknown(Gap gap) {
        return gap.lines().stream()
                .map(Gap.Line::area)
                .filter(area -> area.area() == null)
                .map(WantedArea::word)
                .toList();
    }

    private static String introduction(Gap gap) {
        return gap.wanted()
                .introduction(
                        gap.match().areas().stream().map(WantedArea::name).toList(),
                        gap.match().ranked().stream().map(Ranked::partner).toList());
    }
}
