package io.evenhand.settlement.revenue;

import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Balance;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.revenue.LineTable.Numbered;
import io.evenhand.settlement.revenue.RevenuePage.Owed;
import io.evenhand.settlement.revenue.RevenuePage.Point;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Explanation;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people read of reports, in the transaction that is under way. */
@Component
class RevenueReading {
    private static final int LINES_A_PAGE = 100;
    private static final int MOST_POINTS = 13;

    private final ReportTable reports;
    private final LineTable lines;
    private final Journal journal;
    private final Partners partners;
    private final Clock clock;

    RevenueReading(ReportTable reports, LineTable lines, Journal journal, Partners partners, Clock clock) {
        this.reports = reports;
        this.lines = lines;
        this.journal = journal;
        this.partners = partners;
        this.clock = clock;
    }

    /** @param asked absent for now */
    RevenuePage page(Seen seen, @Nullable AsOf asked) {
        AsOf asOf = asked == null ? new AsOf(seen.today(), clock.instant()) : asked;
        Names names = names(seen);
        Map<AccountId, List<Money>> claims = claims(seen, asOf);
        List<Owed> owed = new ArrayList<>();
        claims.forEach((account, amounts) -> amounts.forEach(amount -> owed.add(
                new Owed(names.of(account.partnerId()), names.of(String.valueOf(account.counterpartId())), amount))));
        return new RevenuePage(
                seen.id(),
                seen.agreement().number(),
                seen.agreement().title(),
                names.of(seen.latest().billerId()),
                seen.parties().stream().collect(Collectors.toMap(party -> party, names::of)),
                seen.latest().terms().effectiveOn(),
                seen.hasBegun(),
                seen.mayFile(),
                seen.mayAttest(),
                seen.latest().terms().conversion() != null,
                AgreedRates.asksForThem(seen),
                seen.openPeriods().stream().map(ReportingPeriod::toString).toList(),
                reports.all(seen.id()),
                asOf,
                owed,
                history(seen, asOf, claims));
    }

    /** What partners are owed, by their accounts; of the parties that are never owed anything, nothing. */
    private Map<AccountId, List<Money>> claims(Seen seen, AsOf asOf) {
        Map<AccountId, List<Money>> claims = new LinkedHashMap<>();
        for (Balance balance : journal.balances(seen.id(), asOf)) {
            if (balance.account().kind() == AccountKind.RECEIVABLE) {
                claims.put(balance.account(), List.copyOf(balance.amounts().values()));
            }
        }
        return claims;
    }

    /** At the ends of the last periods, and on the day asked for: at most so many looks into the book. */
    private List<Point> history(Seen seen, AsOf asOf, Map<AccountId, List<Money>> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        TreeSet<LocalDate> days = seen.periods().stream()
                .map(ReportingPeriod::lastDay)
                .filter(day -> day.isBefore(asOf.effectiveOn()))
                .limit(MOST_POINTS - 2L)
                .collect(Collectors.toCollection(TreeSet::new));
        LocalDate first =
                days.isEmpty() ? asOf.effectiveOn().minusDays(1) : days.first().minusMonths(1);
        LocalDate begins = seen.latest().terms().effectiveOn().minusDays(1);
        days.add(begins.isAfter(first) && begins.isBefore(asOf.effectiveOn()) ? begins : first);
        days.add(asOf.effectiveOn());
        List<Point> points = new ArrayList<>();
        for (LocalDate day : days) {
            Map<AccountId, List<Money>> then = claims(seen, new AsOf(day, asOf.knownAt()));
            List<Money> amounts = new ArrayList<>();
            claims.forEach((account, now) ->
                    now.forEach(amount -> amounts.add(then.getOrDefault(account, List.of()).stream()
                            .filter(one -> one.currency().equals(amount.currency()))
                            .findFirst()
                            .orElseGet(() -> Money.zero(amount.currency())))));
            points.add(new Point(day, amounts));
        }
        return points;
    }

    Optional<ReportPage> report(Seen seen, String reportId, int after) {
        return reports.find(seen.id(), reportId).map(report -> {
            List<Numbered> some = lines.lines(reportId, Math.max(0, after), LINES_A_PAGE + 1);
            boolean more = some.size() > LINES_A_PAGE;
            List<Numbered> shown = more ? some.subList(0, LINES_A_PAGE) : some;
            Map<Integer, List<AllocationRow>> shared = shown.isEmpty()
                    ? Map.of()
                    : lines.allocations(
                            reportId, shown.getFirst().number(), shown.getLast().number());
            Names names = names(seen);
            Set<String> parties = new LinkedHashSet<>();
            shared.values()
                    .forEach(rows -> rows.forEach(row -> row.parts().forEach(part -> parties.add(part.partyId()))));
            List<ReportPage.Row> rows = shown.stream()
                    .flatMap(line -> rows(line, shared.getOrDefault(line.number(), List.of()), parties).stream())
                    .toList();
            boolean draft = report.state() == ReportState.DRAFT;
            return new ReportPage(
                    seen.agreement().number(),
                    report,
                    draft && seen.mayAttest(),
                    draft && seen.mayFile(),
                    parties.stream().map(names::of).toList(),
                    List.copyOf(parties),
                    rows,
                    more ? shown.getLast().number() : null);
        });
    }

    private static List<ReportPage.Row> rows(Numbered line, List<AllocationRow> shared, Set<String> parties) {
        if (shared.isEmpty()) {
            return List.of(row(line, 0, null, List.of(), ""));
        }
        return shared.stream()
                .map(row -> switch (row.outcome()) {
                    case SHARED -> row(line, row.position(), row.base(), amounts(row, parties), "");
                    case NOT_SHARED -> row(line, row.position(), null, List.of(), "Not shared: " + row.words());
                    case CORRECTION ->
                        row(line, row.position(), null, amounts(row, parties), "Correction of " + row.period());
                })
                .toList();
    }

    private static ReportPage.Row row(
            Numbered numbered, int position, @Nullable Money base, List<Money> parts, String note) {
        return new ReportPage.Row(
                numbered.number(),
                position,
                numbered.line().id(),
                word(numbered.line().kind()),
                numbered.line().countedOn(),
                numbered.line().gross(),
                base,
                parts,
                note);
    }

    private static List<Money> amounts(AllocationRow row, Set<String> parties) {
        return parties.stream()
                .map(party -> row.parts().stream()
                        .filter(part -> part.partyId().equals(party))
                        .map(Part::amount)
                        .findFirst()
                        .orElseGet(() -> Money.zero(row.base().currency())))
                .toList();
    }

    Optional<LinePage> line(Seen seen, String reportId, int number) {
        return reports.find(seen.id(), reportId)
                .flatMap(report -> lines.lines(reportId, number - 1, 1).stream()
                        .filter(line -> line.number() == number)
                        .findFirst()
                        .map(line -> {
                            Names names = names(seen);
                            List<AllocationRow> shared =
                                    lines.allocations(reportId, number, number).getOrDefault(number, List.of());
                            return new LinePage(
                                    seen.agreement().number(),
                                    report,
                                    number,
                                    line.line(),
                                    shared.stream()
                                            .map(row -> result(seen, row, names))
                                            .toList());
                        }));
    }

    private static LinePage.Result result(Seen seen, AllocationRow row, Names names) {
        Map<String, String> sentences = seen.terms()
                .on(row.termsOn())
                .map(terms -> TermsFormat.sentences(terms.terms()).stream()
                        .collect(Collectors.toMap(
                                Sentence::clauseId, Sentence::text, (one, other) -> one + " " + other)))
                .orElse(Map.of());
        Explanation explanation = Explanation.inEnglish(names::of);
        List<LinePage.Step> steps = new ArrayList<>();
        if (row.words() != null) {
            String clause = String.valueOf(row.clauseId());
            String words = row.words().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                    + row.words().substring(1);
            steps.add(new LinePage.Step(words + ".", clause, sentences.getOrDefault(clause, "")));
        }
        for (DerivationStep step : row.derivation()) {
            if (step instanceof DerivationStep.NobodyGets) {
                continue;
            }
            steps.add(new LinePage.Step(
                    explanation.of(step), step.clauseId(), sentences.getOrDefault(step.clauseId(), "")));
        }
        return new LinePage.Result(
                heading(row),
                row.outcome() == Outcome.SHARED ? row.base() : null,
                row.parts().stream()
                        .map(part -> new LinePage.Share(names.of(part.partyId()), part.amount()))
                        .toList(),
                steps,
                row.terms().hex(),
                row.postingNo());
    }

    private static String heading(AllocationRow row) {
        return switch (row.outcome()) {
            case SHARED -> "Shared by the rule “" + row.ruleId() + "” in " + row.period();
            case NOT_SHARED -> "Not shared";
            case CORRECTION -> "Correction of what the rule “" + row.ruleId() + "” shared in " + row.period();
        };
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** How partners are called; one that is not registered is called by its id. */
    private record Names(Map<PartnerId, String> known) {
        String of(String partnerId) {
            return known.getOrDefault(new PartnerId(partnerId), partnerId);
        }
    }

    private Names names(Seen seen) {
        return new Names(
                partners.namesOf(seen.parties().stream().map(PartnerId::new).toList()));
    }
}
