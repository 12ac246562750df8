package io.evenhand.protection;

import io.evenhand.days.Days;
import io.evenhand.workflow.TaskMatter.Fact;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * All that goes along when a part of a window passes on: what was signed, what became of it since, and what is still open about it. Whoever is to
 * agree reads it before.
 */
@Component
class PassingOver {
    private static final int MOST_SHOWN = 20;

    private static final Set<WindowEventKind> NOTICES = Set.of(
            WindowEventKind.NOTICE,
            WindowEventKind.RENEWAL,
            WindowEventKind.LENGTHENED,
            WindowEventKind.SHORTENED,
            WindowEventKind.CHANGED,
            WindowEventKind.RELEASE_ASKED,
            WindowEventKind.RELEASE_REFUSED,
            WindowEventKind.TRANSFERRED);

    private final WindowRows rows;
    private final WindowAgreements agreements;
    private final CarveOutRepository carveOuts;
    private final WindowExceptionRepository exceptions;
    private final OpportunityRepository opportunities;
    private final WindowHistory history;
    private final WindowClaims claims;

    PassingOver(
            WindowRows rows,
            WindowAgreements agreements,
            CarveOutRepository carveOuts,
            WindowExceptionRepository exceptions,
            OpportunityRepository opportunities,
            WindowHistory history,
            WindowClaims claims) {
        this.rows = rows;
        this.agreements = agreements;
        this.carveOuts = carveOuts;
        this.exceptions = exceptions;
        this.opportunities = opportunities;
        this.history = history;
        this.claims = claims;
    }

    /** @param right whether the right of the protected partner passes on, rather than the duty of the bound one */
    List<Fact> facts(ProtectionWindow window, boolean right) {
        WindowRules rules = window.rules();
        List<ProtectionWindow> row = rows.row(window);
        List<WindowEvent> events =
                row.stream().flatMap(one -> history.of(one.id()).stream()).toList();
        List<String> damages = agreements.damages(window);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("First day", Days.words(row.getFirst().startsOn())));
        facts.add(new Fact("Products", RuleWords.products(rules)));
        facts.add(new Fact("Passive sales", RuleWords.passiveSales(rules)));
        facts.add(new Fact("Other business", RuleWords.contact(rules)));
        facts.add(new Fact("Carve-outs", carveOuts(window, right)));
        facts.add(new Fact("Tail", tail(window, rules)));
        facts.add(new Fact("Opened in the window", opened(window)));
        facts.add(new Fact(
                "Ends early if",
                rules.earlyRelease().isEmpty()
                        ? "Nothing was agreed"
                        : rules.earlyRelease().stream().map(RuleWords::event).collect(Collectors.joining("; "))));
        facts.add(
                new Fact("Damages", damages.isEmpty() ? "None was fixed: as the law says" : String.join(" ", damages)));
        facts.add(new Fact("Renewals so far", renewals(events)));
        if (right) {
            facts.add(new Fact("Released for single referrals", released(window)));
        }
        facts.add(new Fact("Claims", claims(row)));
        facts.add(new Fact("Notices so far", notices(events)));
        return facts;
    }

    private String carveOuts(ProtectionWindow window, boolean right) {
        if (!right) {
            return "None passes on: what the bound partner did before is its own";
        }
        List<String> all = new ArrayList<>();
        window.rules()
                .before()
                .forEach(prior -> all.add("since " + Days.words(prior.since()) + " " + prior.relationship()));
        carveOuts.findByReferralId(window.referralId()).stream()
                .filter(carveOut -> carveOut.partner().equals(window.boundPartner()))
                .forEach(carveOut -> all.add("accepted: " + carveOut.evidence()));
        return all.isEmpty() ? "None" : String.join("; ", all);
    }

    private static String tail(ProtectionWindow window, WindowRules rules) {
        return RuleWords.tail(rules)
                + window.tailEndsOn()
                        .map(day -> "; runs until " + Days.words(day))
                        .orElse("");
    }

    private String opened(ProtectionWindow window) {
        List<Opportunity> opened = opportunities.findByWindowIdOrderByOpenedOnAscIdAsc(window.id());
        return opened.isEmpty()
                ? "Nothing is recorded"
                : opened.stream()
                        .map(one -> one.title() + " (" + Days.words(one.openedOn()) + ")")
                        .collect(Collectors.joining("; "));
    }

    private static String renewals(List<WindowEvent> events) {
        long count = events.stream()
                .filter(event -> event.kind() == WindowEventKind.LENGTHENED)
                .count();
        return count == 0 ? "None" : String.valueOf(count);
    }

    /** That the bound partner went on without asking, it alone reads. */
    private String released(ProtectionWindow window) {
        long count = exceptions.findByWindowIdOrderByDecidedAt(window.id()).stream()
                .filter(exception -> exception.kind() == WindowException.Kind.RELEASED)
                .map(WindowException::referralId)
                .distinct()
                .count();
        return count == 0 ? "None" : String.valueOf(count);
    }

    private String claims(List<ProtectionWindow> row) {
        long open = claims.open(row.stream().map(ProtectionWindow::id).toList());
        return open == 0
                ? "None is open here"
                : open == 1
                        ? "One is open here. It stays between those who are party to it"
                        : open + " are open here. They stay between those who are party to them";
    }

    private static String notices(List<WindowEvent> events) {
        List<String> told = events.stream()
                .filter(event -> NOTICES.contains(event.kind()))
                .map(event -> Days.words(LocalDate.ofInstant(event.happenedAt(), ZoneOffset.UTC)) + " "
                        + Days.spelled(event.what()))
                .toList();
        return told.isEmpty()
                ? "None"
                : String.join("; ", told.subList(Math.max(0, told.size() - MOST_SHOWN), told.size()));
    }
}
