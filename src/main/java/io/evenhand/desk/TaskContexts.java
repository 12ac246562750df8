package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Moments;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementWordings;
import io.evenhand.agreement.ChangeView;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.Negotiations.OnTheTable;
import io.evenhand.desk.TaskPage.Comparison;
import io.evenhand.desk.TaskPage.Difference;
import io.evenhand.desk.TaskPage.Fact;
import io.evenhand.desk.TaskPage.Section;
import io.evenhand.obligation.ObligationView;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.protection.DutyScope;
import io.evenhand.referral.Need;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralDuties;
import io.evenhand.referral.ReferralDuties.StandingDuty;
import io.evenhand.referral.ReferralView;
import io.evenhand.settlement.period.PeriodPage;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodReference;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.Deviation;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsDifference;
import io.evenhand.terms.TermsFormat;
import io.evenhand.wording.ProposalView;
import io.evenhand.workflow.HumanTaskView;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody needs to know to decide a task: nothing of it lies in the process, all of it in our own records. */
@Component
class TaskContexts {
    private static final Set<String> ASK_A_STRANGER = Set.of("decide-introducer-release", "decide-deliverer-release");

    private static final Moments MOMENTS = new Moments();

    private final ReferralDesk referrals;
    private final ReferralDuties duties;
    private final Negotiations negotiations;
    private final ChangeViews changes;
    private final Partners partners;
    private final PeriodPages periods;
    private final io.evenhand.wording.AgreementVersions wordings;
    private final PriorProofs priors;

    TaskContexts(
            ReferralDesk referrals,
            ReferralDuties duties,
            Negotiations negotiations,
            ChangeViews changes,
            Partners partners,
            PeriodPages periods,
            io.evenhand.wording.AgreementVersions wordings,
            PriorProofs priors) {
        this.referrals = referrals;
        this.duties = duties;
        this.negotiations = negotiations;
        this.changes = changes;
        this.partners = partners;
        this.periods = periods;
        this.wordings = wordings;
        this.priors = priors;
    }

    /** Of wording that somebody wants released. */
    List<Section> ofWording(ProposalView proposal) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.facts(
                "What is proposed",
                List.of(
                        new Fact("By", proposal.by()),
                        new Fact("On", MOMENTS.of(proposal.proposedAt())),
                        new Fact("Why", proposal.note()),
                        new Fact(
                                "Over",
                                proposal.baseNumber() == 0
                                        ? "Nothing: it would be the first version"
                                        : "Version " + proposal.baseNumber()))));
        if (!proposal.findings().isEmpty()) {
            sections.add(new Section(
                    "What the lint found",
                    "Look at it; it does not stand in the way of a release.",
                    List.of(),
                    proposal.findings().stream()
                            .map(finding -> finding.file() + ", line " + finding.line() + ": " + finding.problem())
                            .toList(),
                    null));
        }
        return sections;
    }

    /** Of a task of the referral process. */
    List<Section> ofReferral(HumanTaskView task, ReferralView referral) {
        List<Section> sections = new ArrayList<>();
        switch (task.elementId()) {
            case "answer-offer" ->
                referrals
                        .offeredSeat(task.subject())
                        .ifPresent(seat -> sections.add(Section.facts(
                                "Your part", List.of(new Fact("Seat", seat.name()), new Fact("Areas", seat.areas())))));
            case "resolve-introducer-duty" -> add(sections, ownDuty(referral, referral.introducer()));
            case "resolve-deliverer-duty" -> add(sections, ownDuty(referral, new PartnerId(task.subject())));
            case "decide-introducer-release" -> add(sections, request(referral, referral.introducer()));
            case "decide-deliverer-release" -> add(sections, request(referral, new PartnerId(task.subject())));
            default -> {}
        }
        sections.addAll(priors.sections(task));
        if (!asksAStranger(task)) {
            sections.add(need(referral));
        }
        return sections;
    }

    private static void add(List<Section> sections, Optional<Section> section) {
        section.ifPresent(sections::add);
    }

    /**
     * Whoever is asked for release is a stranger to the referral: it learns about which customer of its own it is asked, and nothing of
     * what that customer needs.
     */
    Optional<String> customerOfRequest(HumanTaskView task, ReferralView referral) {
        return switch (task.elementId()) {
            case "decide-introducer-release" ->
                duties.standing(referral.id(), referral.introducer()).map(StandingDuty::customer);
            case "decide-deliverer-release" ->
                duties.standing(referral.id(), new PartnerId(task.subject())).map(StandingDuty::customer);
            default -> Optional.empty();
        };
    }

    static boolean asksAStranger(HumanTaskView task) {
        return ASK_A_STRANGER.contains(task.elementId());
    }

    private Optional<Section> ownDuty(ReferralView referral, PartnerId bound) {
        return duties.standing(referral.id(), bound).map(standing -> Section.facts("The duty", duty(standing)));
    }

    private Optional<Section> request(ReferralView referral, PartnerId bound) {
        return duties.standing(referral.id(), bound).map(standing -> {
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact("Asked by", name(standing.duty().boundPartner())));
            facts.add(new Fact("Their reason", standing.request()));
            facts.addAll(duty(standing));
            return Section.facts("The request", facts);
        });
    }

    private List<Fact> duty(StandingDuty standing) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Protects", name(standing.duty().protectedPartner())));
        facts.add(new Fact("About the customer", standing.customer()));
        facts.add(new Fact(
                "Forbids",
                standing.duty().conduct() == Conduct.SOLICIT
                        ? "to approach the customer"
                        : "to approach the customer or take its business"));
        DutyScope scope = standing.scope();
        facts.add(new Fact(
                "Products",
                scope.products().isEmpty()
                        ? "all in which the parties work together"
                        : String.join(", ", scope.products())));
        if (scope.passiveSales()) {
            facts.add(new Fact("Stays free", "to serve the customer when it comes unasked"));
        }
        facts.add(
                new Fact("Carved out", scope.carveOuts().isEmpty() ? "nothing" : String.join("; ", scope.carveOuts())));
        facts.add(new Fact("Promised in", standing.duty().agreement()));
        facts.add(new Fact("From", scope.startsOn().toString()));
        facts.add(new Fact(
                "Until",
                standing.duty().endsOn() == null
                        ? "no end set yet"
                        : standing.duty().endsOn().toString()));
        if (scope.tailEndsOn() != null) {
            facts.add(new Fact("What was opened in it", "is protected until " + scope.tailEndsOn()));
        }
        return facts;
    }

    private Section need(ReferralView referral) {
        Need need = referral.need();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Introduced by", name(referral.introducer())));
        facts.add(new Fact("What is needed", need.summary()));
        facts.add(new Fact("Areas", need.areas()));
        facts.add(new Fact("Region", need.region()));
        facts.add(new Fact("Size of the customer", known(need.companySize())));
        facts.add(new Fact("Start", need.timing() == null ? "not known" : "in " + words(Period.parse(need.timing()))));
        facts.add(new Fact(
                "Estimated value",
                need.estimatedValue() == null
                        ? "not known"
                        : need.estimatedValue().format()));
        return Section.facts("The need", facts);
    }

    private static String known(@Nullable String value) {
        return value == null ? "not known" : value;
    }

    private static String words(Period period) {
        if (period.toTotalMonths() > 0) {
            return period.toTotalMonths() + (period.toTotalMonths() == 1 ? " month" : " months");
        }
        return period.getDays() + (period.getDays() == 1 ? " day" : " days");
    }

    /** Of a task of the obligation process. */
    List<Section> ofPromise(ObligationView promise) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("What", promise.what()));
        facts.add(new Fact("Promised by", name(promise.obliged())));
        facts.add(new Fact("Promised to", name(promise.owedTo())));
        facts.add(new Fact("Due", MOMENTS.of(promise.dueAt())));
        if (promise.overdueAt() != null) {
            facts.add(new Fact("Overdue since", MOMENTS.of(promise.overdueAt())));
        }
        if (promise.reason() != null) {
            facts.add(new Fact("Said last", promise.reason()));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(Section.facts("The promise", facts));
        if (promise.evidence() != null && promise.shownAt() != null) {
            sections.add(Section.facts(
                    "What was shown",
                    List.of(new Fact("Evidence", promise.evidence()), new Fact("On", MOMENTS.of(promise.shownAt())))));
        }
        return sections;
    }

    /** Of a task of the process of periods: the period, what its draft gives everybody, and what is said against it. */
    List<Section> ofPeriod(Actor actor, PeriodReference period) {
        PeriodPage page = periods.one(actor, period.id())
                .orElseThrow(() -> new IllegalStateException("No period " + period.id() + " for " + actor.partnerId()));
        List<Section> sections = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Period", page.period().firstDay() + " to " + page.period().lastDay()));
        facts.add(new Fact("Bills the customer", page.period().biller()));
        facts.add(new Fact("State", page.period().state().words()));
        facts.add(new Fact(
                "Report due on", page.period().reportDueOn() + (page.period().reportOverdue() ? ", overdue" : "")));
        sections.add(Section.facts("The period", facts));
        StatementContent draft = page.draft();
        if (draft != null) {
            sections.add(draft(draft));
        }
        if (!page.objections().isEmpty()) {
            sections.add(Section.facts(
                    "Objections",
                    page.objections().stream()
                            .map(objection -> new Fact(
                                    objection.party()
                                            + (objection.lineId() == null
                                                    ? ", the statement"
                                                    : ", line " + objection.lineId()),
                                    objection.reason() + " ("
                                            + objection.state().words() + ")"))
                            .toList()));
        }
        return sections;
    }

    private static Section draft(StatementContent draft) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Lines reported", Integer.toString(draft.lines().count())));
        for (Position position : draft.positions()) {
            String name = draft.parties().stream()
                    .filter(party -> party.id().equals(position.partyId()))
                    .map(StatementContent.Party::legalName)
                    .findFirst()
                    .orElse(position.partyId());
            facts.add(new Fact(name + " gets", position.payable().format()));
        }
        return Section.facts("Draft " + draft.version() + " of the statement", facts);
    }

    /** Of a task of the agreement process: what changed first, then every rule in the words of the contract. */
    List<Section> ofAgreement(AgreementId id) {
        OnTheTable table = negotiations.onTheTable(id);
        FieldNames names = FieldNames.in(table.terms(), table.clauses());
        DeclaredEntries declared = DeclaredEntries.of(table.terms(), List.of());
        List<Section> sections = new ArrayList<>();
        if (table.terms() instanceof ChangeTerms) {
            sections.add(change(changes.get(id)));
        }
        if (!table.changes().isEmpty() || table.wording() != null) {
            sections.add(new Section(
                    "What changed in version " + table.version(),
                    "Proposed by " + name(table.proposedBy()),
                    List.of(),
                    List.of(),
                    new Comparison(
                            List.of("Field", "Before", "Now"),
                            Stream.concat(
                                            Stream.ofNullable(table.wording()).map(this::wording),
                                            table.changes().stream()
                                                    .map(change -> difference(
                                                            names,
                                                            read(
                                                                    declared,
                                                                    table.clauses()
                                                                            .said(change)))))
                                    .toList())));
        }
        if (!table.deviations().isEmpty()) {
            sections.add(new Section(
                    "Departures from the standard",
                    "With what the playbook says about each. The strictest approver decides, and a large value can ask for more.",
                    List.of(),
                    List.of(),
                    new Comparison(
                            List.of("Field", "Standard", "These terms"),
                            table.deviations().stream()
                                    .map(TaskContexts::departure)
                                    .toList())));
        }
        if (table.terms() instanceof AmendmentTerms amendment) {
            sections.add(new Section(
                    "What the agreement says otherwise",
                    "From the day given below on.",
                    List.of(),
                    List.of(),
                    Proposals.comparison(
                            List.of("Field", "Until then", "From then on"),
                            amendment.changed().terms(),
                            amendment.amended(),
                            table.clauses())));
        }
        sections.add(new Section(
                "The terms, version " + table.version(),
                "Every rule as it will stand in the contract.",
                List.of(),
                TermsFormat.agreed(table.terms(), table.language(), table.clauses()).stream()
                        .map(Sentence::text)
                        .toList(),
                null));
        return sections;
    }

    private Difference wording(AgreementWordings.Taken taken) {
        return new Difference(
                "Wording",
                taken.former().map(wordings::called).orElse("—"),
                wordings.called(taken.wording()),
                "The whole text is written in it once all accept. What it says otherwise is on a page of its own.");
    }

    private Section change(ChangeView change) {
        return Section.facts(
                "The change",
                List.of(
                        new Fact(
                                "Changes",
                                change.terms().changed().title().title() + " "
                                        + change.terms().changed().number()),
                        new Fact("Proposed by", name(change.proposedBy())),
                        new Fact("Their reason", change.reason()),
                        new Fact("In short", AgreementWords.what(change))));
    }

    private static TermsDifference read(DeclaredEntries declared, TermsDifference change) {
        return new TermsDifference(
                change.field(),
                declared.reading(change.field(), change.before()),
                declared.reading(change.field(), change.after()));
    }

    static Difference difference(FieldNames names, TermsDifference change) {
        return new Difference(names.of(change.field()), orNothing(change.before()), orNothing(change.after()));
    }

    private static Difference departure(Deviation deviation) {
        return new Difference(
                deviation.title(),
                FieldNames.value(deviation.standard()),
                FieldNames.value(deviation.actual()),
                deviation.approver().words() + " " + deviation.why());
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? "—" : FieldNames.value(value);
    }

    private String name(PartnerId partner) {
        return partners.get(partner).legalName();
    }
}
