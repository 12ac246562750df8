package io.evenhand.settlement.period;

import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.StatementContent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One period for a reader who may see it.
 *
 * @param draft what the draft says that is looked at; null before everything is reported, and once the period has ended
 * @param sums of that draft; null where there is none
 * @param positions what the statement gives each party; empty before the period has ended
 * @param documentHash of the sealed statement; null before
 * @param objections against drafts of this period, the oldest first
 * @param demands of audits because the report was overdue
 * @param history what happened, the oldest first
 * @param waiting for whom it waits
 * @param actions what the reader may do now
 */
public record PeriodPage(
        PeriodRow period,
        @Nullable StatementContent draft,
        @Nullable DraftSums sums,
        List<Given> positions,
        @Nullable String documentHash,
        List<ObjectionView> objections,
        List<Demand> demands,
        List<Happened> history,
        List<Waiting> waiting,
        Set<PeriodAction> actions) {
    public PeriodPage {
        positions = List.copyOf(positions);
        objections = List.copyOf(objections);
        demands = List.copyOf(demands);
        history = List.copyOf(history);
        waiting = List.copyOf(waiting);
        actions = Set.copyOf(actions);
    }

    /**
     * What the lines of a draft come to, so that nobody need read them all.
     *
     * @param rules in the order in which they came; what is not shared last
     * @param firstCorrections of the draft's corrections, which may be very many
     * @param furtherLines whether lines were attested since that belong to the period: the next draft has them
     */
    public record DraftSums(List<RuleTotal> rules, List<Correction> firstCorrections, boolean furtherLines) {
        public DraftSums {
            rules = List.copyOf(rules);
            firstCorrections = List.copyOf(firstCorrections);
        }
    }

    /** @param party its name */
    public record Given(String party, Position position) {}

    /**
     * One objection.
     *
     * @param id by which it is answered and withdrawn
     * @param version of the draft that it is about
     * @param lineId null for the statement as a whole
     * @param party its name
     * @param mine whether the reader's organisation raised it
     * @param answer null while there is none
     */
    public record ObjectionView(
            String id,
            int version,
            @Nullable String lineId,
            String party,
            String raisedBy,
            Instant raisedAt,
            String reason,
            boolean mine,
            ObjectionState state,
            @Nullable String answer,
            @Nullable String answeredBy) {}

    /** @param noticeDays after which the terms allow the audit to begin */
    public record Demand(String party, String by, Instant at, String reason, int noticeDays) {}

    /** @param who a person's name; null where nobody in person did it */
    public record Happened(Instant at, @Nullable String who, String what) {}

    /**
     * @param element of the process, such as {@code review-statement}
     * @param party for whose people it waits, by name
     * @param mine whether the reader may decide it
     */
    public record Waiting(
            long taskKey,
            String element,
            String party,
            @Nullable Instant dueAt,
            boolean mine) {}
}
