package io.evenhand.partner;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which promises each partner kept. The whole network sees what kind of promise it was and what became of it, never about which
 * customer or deal; to whom it was made, only the two partners and the host's steward see. The partner concerned may contest a
 * fact, and the other partner upholds or withdraws it. Nobody else decides.
 */
@Service
@Transactional
public class TrackRecords {
    /** As many facts as a page shows; the counts are of all. */
    public static final int MOST = 200;

    private static final int LONGEST_REMARK = 2000;

    private final TrackFactRepository facts;
    private final TrackRemarkRepository remarks;
    private final PartnerRepository partners;
    private final Clock clock;

    TrackRecords(TrackFactRepository facts, TrackRemarkRepository remarks, PartnerRepository partners, Clock clock) {
        this.facts = facts;
        this.remarks = remarks;
        this.partners = partners;
        this.clock = clock;
    }

    /** Adds a fact. Idempotent by source and outcome. */
    @RepeatedWhenRaced
    public void note(NewFact fact) {
        if (!facts.existsBySourceAndOutcome(fact.source(), fact.outcome())) {
            facts.save(new TrackFact(UUID.randomUUID().toString(), fact));
        }
    }

    /** How often each partner's promises had each outcome; all outcomes are there. One query, however many partners. */
    @Transactional(readOnly = true)
    public Map<PartnerId, Map<FactOutcome, Long>> counts(Collection<PartnerId> of) {
        Map<PartnerId, Map<FactOutcome, Long>> counts = new HashMap<>();
        of.forEach(partner -> counts.put(partner, none()));
        if (!of.isEmpty()) {
            facts.count(of)
                    .forEach(found -> counts.computeIfAbsent(found.partner(), partner -> none())
                            .put(found.outcome(), found.facts()));
        }
        return counts;
    }

    private static Map<FactOutcome, Long> none() {
        Map<FactOutcome, Long> none = new EnumMap<>(FactOutcome.class);
        for (FactOutcome outcome : FactOutcome.values()) {
            none.put(outcome, 0L);
        }
        return none;
    }

    /** What one partner's record counts. */
    @Transactional(readOnly = true)
    public Tally tally(PartnerId partner) {
        return new Tally(counts(List.of(partner)).getOrDefault(partner, none()));
    }

    /** The record of a partner as the actor may see it; empty when there is no such partner. */
    @Transactional(readOnly = true)
    public Optional<TrackRecord> show(Actor actor, PartnerId id) {
        return partners.findById(id).map(partner -> {
            List<TrackFact> last = facts.findLast(id, Limit.of(MOST));
            Map<String, List<TrackRemark>> said =
                    remarks
                            .findBySourceInOrderBySaidAtAscIdAsc(
                                    last.stream().map(TrackFact::source).toList())
                            .stream()
                            .collect(Collectors.groupingBy(TrackRemark::source));
            Map<PartnerId, String> names =
                    partners
                            .findAllById(last.stream()
                                    .map(TrackFact::owedTo)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(Collectors.toMap(
                                    owed -> owed.view().id(),
                                    owed -> owed.view().legalName()));
            return new TrackRecord(
                    partner.view(),
                    tally(id),
                    last.stream()
                            .map(fact -> shown(actor, fact, said.getOrDefault(fact.source(), List.of()), names))
                            .toList());
        });
    }

    private static ShownFact shown(Actor actor, TrackFact fact, List<TrackRemark> said, Map<PartnerId, String> names) {
        Visibility visibility = Visibility.of(actor);
        boolean open =
                visibility.covers(List.of(fact.partner().value(), fact.owedTo().value()));
        Optional<TrackRemark> lastRemark = said.isEmpty() ? Optional.empty() : Optional.of(said.getLast());
        boolean withdrawn = said.stream().anyMatch(remark -> remark.kind() == TrackRemark.Kind.WITHDRAWN);
        boolean contested = lastRemark
                .filter(remark -> remark.kind() == TrackRemark.Kind.CONTESTED)
                .isPresent();
        return new ShownFact(
                fact.source(),
                fact.kind(),
                fact.outcome(),
                fact.dueAt(),
                fact.happenedAt(),
                open ? names.getOrDefault(fact.owedTo(), fact.owedTo().value()) : null,
                // What two partners say to one another may name what they do together.
                open ? said.stream().map(TrackRecords::words).toList() : List.of(),
                !said.isEmpty(),
                withdrawn,
                mayContest(actor, fact) && !contested && !withdrawn,
                mayAnswer(actor, fact) && contested);
    }

    private static Said words(TrackRemark remark) {
        return new Said(
                remark.saidBy(),
                switch (remark.kind()) {
                    case CONTESTED -> "contests it";
                    case UPHELD -> "upholds it";
                    case WITHDRAWN -> "withdraws it";
                },
                remark.words(),
                remark.saidAt());
    }

    private static boolean mayContest(Actor actor, TrackFact fact) {
        return actor.has(Role.OPERATIONS)
                && fact.partner().value().equals(actor.partnerId())
                && fact.outcome() != FactOutcome.KEPT
                && fact.outcome().counts();
    }

    private static boolean mayAnswer(Actor actor, TrackFact fact) {
        return actor.has(Role.OPERATIONS) && fact.owedTo().value().equals(actor.partnerId());
    }

    /** The partner concerned says why a fact is wrong or says only half. */
    public RemarkResult contest(Actor actor, String source, String words) {
        return say(actor, source, words, TrackRemark.Kind.CONTESTED);
    }

    /** The other partner upholds a contested fact, or withdraws it. */
    public RemarkResult answer(Actor actor, String source, boolean withdraw, String words) {
        return say(actor, source, words, withdraw ? TrackRemark.Kind.WITHDRAWN : TrackRemark.Kind.UPHELD);
    }

    private RemarkResult say(Actor actor, String source, String words, TrackRemark.Kind kind) {
        List<TrackFact> about = facts.findBySource(source);
        if (about.isEmpty()
                || !Visibility.of(actor)
                        .covers(List.of(
                                about.getFirst().partner().value(),
                                about.getFirst().owedTo().value()))) {
            return new RemarkResult.Unknown();
        }
        TrackFact last = about.stream()
                .filter(fact -> fact.outcome() != FactOutcome.OVERDUE)
                .findFirst()
                .orElse(about.getFirst());
        ShownFact shown = shown(actor, last, remarks.findBySourceInOrderBySaidAtAscIdAsc(List.of(source)), Map.of());
        boolean contest = kind == TrackRemark.Kind.CONTESTED;
        if (contest ? !mayContest(actor, last) : !mayAnswer(actor, last)) {
            return new RemarkResult.NotAllowed();
        }
        if (contest ? !shown.mayContest() : !shown.mayAnswer()) {
            return new RemarkResult.Stale();
        }
        String said = words.strip();
        if (said.isEmpty() || said.length() > LONGEST_REMARK) {
            return new RemarkResult.Invalid("Say why, in at most " + LONGEST_REMARK + " characters.");
        }
        remarks.save(new TrackRemark(
                UUID.randomUUID().toString(),
                source,
                kind,
                new PartnerId(actor.partnerId()),
                actor.displayName(),
                said,
                clock.instant()));
        return new RemarkResult.Recorded(last.partner());
    }

    /** What became of something that was said about a fact. */
    public sealed interface RemarkResult {
        /** @param partner whose record the fact is on */
        record Recorded(PartnerId partner) implements RemarkResult {}

        record Invalid(String problem) implements RemarkResult {}

        /** It was contested or answered meanwhile. */
        record Stale() implements RemarkResult {}

        record NotAllowed() implements RemarkResult {}

        /** There is no such fact, or it is none of the actor's. */
        record Unknown() implements RemarkResult {}
    }

    /** @param facts the newest first, at most {@value #MOST} */
    public record TrackRecord(PartnerView partner, Tally tally, List<ShownFact> facts) {}

    /** How many promises had which outcome; what came of claims without a word about who was right is in the counts, and not in the total. */
    public record Tally(Map<FactOutcome, Long> counts) {
        public long total() {
            return counts.entrySet().stream()
                    .filter(outcome -> outcome.getKey().counts())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        public long count(FactOutcome outcome) {
            return counts.getOrDefault(outcome, 0L);
        }

        /** In one line: how many, and the share that was kept in time in whole percent. */
        public String words() {
            long total = total();
            if (total == 0) {
                return "No promises yet";
            }
            long keptInTime = (200 * count(FactOutcome.KEPT) + total) / (2 * total);
            return (total == 1 ? "1 promise, " : total + " promises, ") + keptInTime + " % kept in time";
        }
    }

    /**
     * @param owedTo null when it is not for the actor to see
     * @param said oldest first; empty when it is not for the actor to see
     * @param remarked whether anything was said, for those who may not read it
     */
    public record ShownFact(
            String source,
            String kind,
            FactOutcome outcome,
            Instant dueAt,
            Instant happenedAt,
            @Nullable String owedTo,
            List<Said> said,
            boolean remarked,
            boolean withdrawn,
            boolean mayContest,
            boolean mayAnswer) {}

    /** @param what "contests it", after who said so */
    public record Said(String who, String what, String words, Instant at) {}
}
