package io.evenhand.settlement.period;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.period.PeriodPage.Demand;
import io.evenhand.settlement.period.PeriodPage.DraftSums;
import io.evenhand.settlement.period.PeriodPage.Given;
import io.evenhand.settlement.period.PeriodPage.ObjectionView;
import io.evenhand.settlement.period.PeriodPage.Waiting;
import io.evenhand.settlement.revenue.PeriodLines;
import io.evenhand.settlement.revenue.PeriodShares;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people read of periods. Every party of a period reads it; for others there is none. Somebody who becomes a party later sees what
 * begins then, and who has left sees what it took part in.
 */
@Service
@Transactional(readOnly = true)
public class PeriodPages {
    /** So many periods are listed at once. */
    public static final int MOST_IN_LIST = 500;

    private static final int MOST_SUMS = 12;

    private final PeriodTable periods;
    private final ObjectionTable objections;
    private final EventTable events;
    private final Drafting drafting;
    private final PeriodShares shares;
    private final PeriodLines lines;
    private final RevenueReports reports;
    private final Agreements agreements;
    private final HumanTasks tasks;
    private final Partners partners;

    PeriodPages(
            PeriodTable periods,
            ObjectionTable objections,
            EventTable events,
            Drafting drafting,
            PeriodShares shares,
            PeriodLines lines,
            RevenueReports reports,
            Agreements agreements,
            HumanTasks tasks,
            Partners partners) {
        this.periods = periods;
        this.objections = objections;
        this.events = events;
        this.drafting = drafting;
        this.shares = shares;
        this.lines = lines;
        this.reports = reports;
        this.agreements = agreements;
        this.tasks = tasks;
        this.partners = partners;
    }

    /** The periods of an agreement; empty where there is nothing for the reader. */
    public Optional<PeriodsPage> ofAgreement(Actor actor, String agreementId) {
        List<Settlement> all = periods.ofAgreement(agreementId);
        List<Settlement> visible = visible(actor, all);
        boolean party = reports.mayRead(actor, agreementId);
        if (!party && visible.isEmpty()) {
            return Optional.empty();
        }
        AgreementId id = AgreementId.of(agreementId);
        AgreementView agreement = agreements.get(id);
        PeriodsPage.Next next =
                !party || all.stream().anyMatch(one -> !one.state().isSealed())
                        ? null
                        : shares.next(id)
                                .map(due -> new PeriodsPage.Next(
                                        due.period().toString(), due.period().lastDay()))
                                .orElse(null);
        return Optional.of(new PeriodsPage(
                agreementId, agreement.number(), agreement.title(), rows(actor, visible), next, sums(visible)));
    }

    /** What the last sealed statements give. @param newestFirst of one agreement */
    private List<PeriodsPage.Sum> sums(List<Settlement> newestFirst) {
        List<Settlement> last = newestFirst.stream()
                .filter(one -> one.state().isSealed())
                .limit(MOST_SUMS)
                .toList()
                .reversed();
        Map<String, List<Position>> given =
                periods.positions(last.stream().map(Settlement::id).toList());
        Names names = names(given.values().stream()
                .flatMap(List::stream)
                .map(Position::partyId)
                .toList());
        return last.stream()
                .map(one -> new PeriodsPage.Sum(
                        one.period().toString(),
                        given.getOrDefault(one.id().value(), List.of()).stream()
                                .map(position -> new Given(names.of(position.partyId()), position))
                                .toList()))
                .toList();
    }

    private List<Settlement> visible(Actor actor, List<Settlement> some) {
        Visibility visibility = Visibility.of(actor);
        Map<String, List<String>> parties =
                periods.parties(some.stream().map(Settlement::id).toList());
        return some.stream()
                .filter(one -> visibility.covers(parties.getOrDefault(one.id().value(), List.of())))
                .toList();
    }

    /** Periods of all agreements in which the reader's organisation takes part, the newest first, at most 500; of the steward's, all. */
    public List<PeriodRow> all(Actor actor) {
        Visibility visibility = Visibility.of(actor);
        if (visibility.everything()) {
            return rows(actor, periods.of(Optional.empty(), MOST_IN_LIST));
        }
        return visibility.partnerIds().stream()
                .findFirst()
                .map(partner -> rows(actor, periods.of(Optional.of(partner), MOST_IN_LIST)))
                .orElse(List.of());
    }

    /** Several at once, by id; unknown ones are missing. The caller has made sure that the reader may see them. */
    public Map<String, PeriodReference> references(Set<SettlementId> ids) {
        return periods.all(ids).stream()
                .collect(Collectors.toMap(one -> one.id().value(), Settlement::reference));
    }

    private List<PeriodRow> rows(Actor actor, List<Settlement> some) {
        Names names = names(some.stream().map(Settlement::billerId).toList());
        Map<String, List<Position>> given =
                periods.positions(some.stream().map(Settlement::id).toList());
        return some.stream()
                .map(one -> row(actor, one, given.getOrDefault(one.id().value(), List.of()), names))
                .toList();
    }

    private static PeriodRow row(Actor actor, Settlement one, List<Position> given, Names names) {
        return new PeriodRow(
                one.id(),
                one.agreementId(),
                one.agreementNumber(),
                one.agreementTitle(),
                one.period().toString(),
                one.firstDay(),
                one.lastDay(),
                one.state(),
                names.of(one.billerId()),
                one.reportDueOn(),
                one.reportOverdueAt() != null && one.state() == PeriodState.AWAITING_REPORT,
                one.statementNumber(),
                one.firstDueOn(),
                one.paymentOverdueAt() != null && one.state() == PeriodState.SEALED,
                given.stream()
                        .filter(position -> position.partyId().equals(actor.partnerId())
                                && !actor.partnerId().equals(one.billerId()))
                        .map(Position::payable)
                        .findFirst()
                        .orElse(null));
    }

    /** One period; empty where there is none for the reader. */
    public Optional<PeriodPage> one(Actor actor, SettlementId id) {
        return seen(actor, id).map(settlement -> page(actor, settlement));
    }

    private Optional<Settlement> seen(Actor actor, SettlementId id) {
        return periods.find(id).filter(settlement -> Visibility.of(actor).covers(periods.parties(settlement.id())));
    }

    private PeriodPage page(Actor actor, Settlement settlement) {
        List<String> parties = periods.parties(settlement.id());
        List<Position> positions = periods.positions(List.of(settlement.id()))
                .getOrDefault(settlement.id().value(), List.of());
        Names names = names(parties);
        KeptStatement kept = isDrafted(settlement) ? drafting.kept(settlement) : null;
        return new PeriodPage(
                row(actor, settlement, positions, names),
                kept == null ? null : drafting.draft(settlement, kept),
                kept == null ? null : sums(settlement, kept),
                positions.stream()
                        .map(position -> new Given(names.of(position.partyId()), position))
                        .toList(),
                settlement.documentHash(),
                objections.of(settlement.id()).stream()
                        .map(objection -> new ObjectionView(
                                objection.id(),
                                objection.version(),
                                objection.lineId(),
                                names.of(objection.partnerId()),
                                objection.raisedBy(),
                                objection.raisedAt(),
                                objection.reason(),
                                objection.partnerId().equals(actor.partnerId()),
                                objection.state(),
                                objection.answer(),
                                objection.answeredBy()))
                        .toList(),
                objections.demands(settlement.id()).stream()
                        .map(demand -> new Demand(
                                names.of(demand.partnerId()),
                                demand.by(),
                                demand.at(),
                                demand.reason(),
                                settlement.auditNoticeDays() == null ? 0 : settlement.auditNoticeDays()))
                        .toList(),
                events.of(settlement.id()),
                waiting(actor, settlement, names),
                actions(actor, settlement, parties));
    }

    private static boolean isDrafted(Settlement settlement) {
        return settlement.draftVersion() > 0 && !settlement.state().hasEnded();
    }

    private DraftSums sums(Settlement settlement, KeptStatement kept) {
        return new DraftSums(
                kept.rules(),
                kept.firstCorrections(),
                lines.anyAfter(settlement.agreementId(), settlement.period(), kept.throughReport()));
    }

    /**
     * A page of the lines of a draft that one rule shares, or that none does; none beyond the last page. The reader was given both.
     *
     * @param number of the page, from 1
     * @param most of {@link RuleTotal#LINES_A_PAGE}
     */
    public List<StatementContent.Line> lines(PeriodPage page, RuleTotal rule, int number, int most) {
        if (number < 1 || number >= rule.places().size()) {
            return List.of();
        }
        return lines.ofRule(
                page.period().agreementId(),
                ReportingPeriod.parse(page.period().period()),
                rule.rule(),
                rule.places().get(number - 1),
                rule.places().get(number),
                most);
    }

    private List<Waiting> waiting(Actor actor, Settlement settlement, Names names) {
        return tasks.open(List.of(settlement.id().value())).stream()
                .map(task -> waiting(actor, task, names))
                .toList();
    }

    private static Waiting waiting(Actor actor, HumanTaskView task, Names names) {
        return new Waiting(
                task.taskKey(),
                task.elementId(),
                names.of(task.partnerId()),
                task.dueAt(),
                HumanTasks.isFor(task, actor));
    }

    /** For whom listed periods wait, by settlement; the reader was given the rows. */
    public Map<String, List<Waiting>> waiting(Actor actor, Collection<PeriodRow> rows) {
        List<HumanTaskView> open =
                tasks.open(rows.stream().map(row -> row.id().value()).toList());
        Names names = names(open.stream().map(HumanTaskView::partnerId).toList());
        return open.stream()
                .collect(Collectors.groupingBy(
                        HumanTaskView::businessId,
                        Collectors.mapping(task -> waiting(actor, task, names), Collectors.toList())));
    }

    private Set<PeriodAction> actions(Actor actor, Settlement settlement, List<String> parties) {
        Set<PeriodAction> actions = EnumSet.noneOf(PeriodAction.class);
        if (isDrafted(settlement)) {
            actions.add(PeriodAction.READ_DRAFT);
        }
        if (settlement.documentHash() != null) {
            actions.add(PeriodAction.READ_STATEMENT);
        }
        if (settlement.state() == PeriodState.IN_REVIEW) {
            if (Objections.mayObject(actor, settlement, parties)) {
                actions.add(PeriodAction.OBJECT);
            }
            if (Periods.isFinance(actor, settlement.billerId())
                    && !objections.open(settlement.id()).isEmpty()) {
                actions.add(PeriodAction.ANSWER);
            }
        }
        return actions;
    }

    /** What the draft says; empty where there is none for the reader. Its lines are read outside of any transaction. */
    public Optional<StatementContent> draft(Actor actor, SettlementId id) {
        return seen(actor, id)
                .filter(PeriodPages::isDrafted)
                .map(settlement -> drafting.draft(settlement, drafting.kept(settlement)));
    }

    /** Which document in the archive the sealed statement is; empty where there is none for the reader. */
    public Optional<DocumentHash> sealedDocument(Actor actor, SettlementId id) {
        return seen(actor, id).map(Settlement::documentHash).map(DocumentHash::new);
    }

    /** How partners are called; one that is not registered is called by its id. */
    private record Names(Map<PartnerId, String> known) {
        String of(String partnerId) {
            return known.getOrDefault(new PartnerId(partnerId), partnerId);
        }
    }

    private Names names(Collection<String> some) {
        return new Names(partners.namesOf(
                new HashSet<>(some).stream().map(PartnerId::new).toList()));
    }
}
