package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.columns.UtcColumns;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.ComparisonResult.Done;
import io.evenhand.relationship.ComparisonResult.Refused;
import io.evenhand.relationship.ComparisonResult.Unknown;
import io.evenhand.relationship.ComparisonView.Sent;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The records of comparisons: who agreed to what, and which sets were used. */
@Component
@Transactional
class ComparisonBook {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String USED =
            "These points were sent before, here or in another comparison; sets are used once. Begin anew.";

    private final JdbcOperations database;
    private final Partners partners;
    private final RelationshipSettings settings;
    private final Clock clock;

    ComparisonBook(JdbcOperations database, Partners partners, RelationshipSettings settings, Clock clock) {
        this.database = database;
        this.partners = partners;
        this.settings = settings;
        this.clock = clock;
    }

    private record Row(
            String id,
            String session,
            String inviter,
            String invitee,
            ComparedBy by,
            Instant invitedAt,
            Optional<Instant> acceptedAt,
            Optional<Instant> endedAt,
            Optional<String> endedBy) {
        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("id"),
                    row.getString("session_code"),
                    row.getString("inviter_id"),
                    row.getString("invitee_id"),
                    ComparedBy.of(row.getString("compared_by")).orElseThrow(),
                    UtcColumns.requiredInstant(row, "invited_at"),
                    Optional.ofNullable(UtcColumns.instant(row, "accepted_at")),
                    Optional.ofNullable(UtcColumns.instant(row, "ended_at")),
                    Optional.ofNullable(row.getString("ended_by")));
        }

        boolean isWith(String partner) {
            return inviter.equals(partner) || invitee.equals(partner);
        }
    }

    ComparisonResult invite(Actor actor, String invitee, OverlapFile begin) {
        if (invitee.equals(actor.partnerId())
                || partners.find(new PartnerId(invitee)).isEmpty()) {
            return new Refused("Choose another partner to compare with.");
        }
        int lately = lately(actor.partnerId(), invitee);
        if (lately >= settings.comparisonsPerMonth()) {
            return new Refused(
                    "The two of you have begun %d comparisons within thirty days, and no more are taken: each is a chance to guess customers. Try again later."
                            .formatted(lately));
        }
        String id = UUID.randomUUID().toString();
        try {
            int unused = database.update(
                    "INSERT INTO relationship_comparison (id, session_code, inviter_id, invitee_id, compared_by, invited_at,"
                            + " invited_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    begin.session(),
                    actor.partnerId(),
                    invitee,
                    begin.by().code(),
                    UtcColumns.of(now()),
                    actor.username());
            keep(actor, id, begin);
        } catch (DuplicateKeyException used) {
            return refused(USED);
        }
        return new Done(id);
    }

    /** Also undoes what was written before it was refused. */
    private static ComparisonResult refused(String sentence) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Refused(sentence);
    }

    /** In either direction, whatever became of them. */
    private int lately(String one, String other) {
        List<Integer> counted = database.queryForList(
                "SELECT COUNT(*) FROM relationship_comparison WHERE invited_at > ? AND (inviter_id = ? AND invitee_id = ?"
                        + " OR inviter_id = ? AND invitee_id = ?)",
                Integer.class,
                UtcColumns.of(clock.instant().minus(MONTH)),
                one,
                other,
                other,
                one);
        return counted.getFirst();
    }

    ComparisonResult accept(Actor actor, String id) {
        Optional<Row> found = locked(actor, id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        Row row = found.get();
        if (row.endedAt().isPresent()) {
            return new Refused("This comparison has ended.");
        }
        if (!row.invitee().equals(actor.partnerId())) {
            return new Refused("It is for the other to agree.");
        }
        if (row.acceptedAt().isEmpty()) {
            int unused = database.update(
                    "UPDATE relationship_comparison SET accepted_at = ?, accepted_by = ? WHERE id = ?",
                    UtcColumns.of(now()),
                    actor.username(),
                    id);
        }
        return new Done(id);
    }

    ComparisonResult end(Actor actor, String id) {
        Optional<Row> found = locked(actor, id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        if (found.get().endedAt().isEmpty()) {
            int ended = database.update(
                    "UPDATE relationship_comparison SET ended_at = ?, ended_by = ? WHERE id = ?",
                    UtcColumns.of(now()),
                    actor.partnerId(),
                    id);
            int emptied = database.update("UPDATE relationship_set SET content = NULL WHERE comparison_id = ?", id);
        }
        return new Done(id);
    }

    ComparisonResult send(Actor actor, String id, OverlapFile file) {
        Optional<Row> found = locked(actor, id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        Row row = found.get();
        ComparisonView view = view(actor, row);
        Optional<Step> next = view.next();
        if (next.isEmpty()) {
            return new Refused(
                    view.isOver()
                            ? "This comparison has ended."
                            : view.isAccepted() ? "It is the other's turn." : "The other has not agreed yet.");
        }
        if (!file.session().equals(row.session()) || file.by() != row.by()) {
            return new Refused("The file belongs to another comparison; hand in the one of this.");
        }
        if (file.step() != next.get()) {
            return new Refused("The file is of the step \"%s\", and \"%s\" comes next."
                    .formatted(file.step().code(), next.get().code()));
        }
        Optional<String> misfit = misfit(view, file).or(() -> misfitOfReveal(id, file));
        if (misfit.isPresent()) {
            return new Refused(misfit.get());
        }
        try {
            keep(actor, id, file);
        } catch (DuplicateKeyException used) {
            return refused(USED);
        }
        return new Done(id);
    }

    private static Optional<String> misfit(ComparisonView view, OverlapFile file) {
        int begun = view.sizeOf(Step.BEGIN);
        int answered = view.sizeOf(Step.ANSWER);
        boolean fits = switch (file.step()) {
            case BEGIN -> true;
            case ANSWER -> file.both().size() == begun;
            case COUNT -> file.both().size() == answered;
            case REVEAL_BY_BEGINNER, REVEAL_BY_ANSWERER -> file.both().size() <= Math.min(begun, answered);
        };
        return fits
                ? Optional.empty()
                : Optional.of("The file does not fit to what the other sent: it holds another number of points.");
    }

    /** Whoever shows nothing, or something else, must not get what the other shows. */
    private Optional<String> misfitOfReveal(String id, OverlapFile file) {
        if (file.step() != Step.REVEAL_BY_BEGINNER && file.step() != Step.REVEAL_BY_ANSWERER) {
            return Optional.empty();
        }
        OverlapFile answer = kept(id, Step.ANSWER);
        OverlapFile count = kept(id, Step.COUNT);
        Set<String> shared = new HashSet<>(answer.both());
        shared.retainAll(new HashSet<>(count.both()));
        List<String> others = file.step() == Step.REVEAL_BY_BEGINNER
                ? answer.own()
                : kept(id, Step.BEGIN).own();
        Set<String> shown = new HashSet<>(file.both());
        return shown.size() == shared.size() && new HashSet<>(others).containsAll(shown)
                ? Optional.empty()
                : Optional.of("The file does not show the %,d customers that both counted.".formatted(shared.size()));
    }

    private OverlapFile kept(String id, Step step) {
        String content = Objects.requireNonNull(database.queryForObject(
                "SELECT content FROM relationship_set WHERE comparison_id = ? AND step = ?",
                String.class,
                id,
                step.code()));
        try {
            return OverlapFile.readKept(content.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableFileException e) {
            throw new IllegalStateException("A set of comparison " + id + " cannot be read any more", e);
        }
    }

    private void keep(Actor actor, String id, OverlapFile file) {
        int unused = database.update(
                "INSERT INTO relationship_set (comparison_id, step, points_hash, own_count, both_count, content, sent_at,"
                        + " sent_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                file.step().code(),
                file.pointsHash(),
                file.own().size(),
                file.both().size(),
                new String(file.write(), StandardCharsets.UTF_8),
                UtcColumns.of(now()),
                actor.username());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Transactional(readOnly = true)
    public Optional<byte[]> fetch(Actor actor, String id, Step step) {
        return show(actor, id)
                .filter(view -> RelationshipRolesPolicy.mayDealWithLists(actor)
                        && (view.fetchable().contains(step) || view.isOwn(step)))
                .flatMap(view -> database
                        .queryForList(
                                "SELECT content FROM relationship_set WHERE comparison_id = ? AND step = ? AND content IS NOT NULL",
                                String.class,
                                id,
                                step.code())
                        .stream()
                        .findFirst())
                .map(content -> content.getBytes(StandardCharsets.UTF_8));
    }

    @Transactional(readOnly = true)
    public List<ComparisonView> list(Actor actor) {
        return database
                .query(
                        "SELECT * FROM relationship_comparison WHERE inviter_id = ? OR invitee_id = ?"
                                + " ORDER BY invited_at DESC, id",
                        Row::of,
                        actor.partnerId(),
                        actor.partnerId())
                .stream()
                .map(row -> view(actor, row))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<ComparisonView> show(Actor actor, String id) {
        Visibility visibility = Visibility.of(actor);
        return database.query("SELECT * FROM relationship_comparison WHERE id = ?", Row::of, id).stream()
                .filter(row -> visibility.covers(List.of(row.inviter(), row.invitee())))
                .map(row -> view(actor, row))
                .findFirst();
    }

    private Optional<Row> locked(Actor actor, String id) {
        return database.query("SELECT * FROM relationship_comparison WHERE id = ? FOR UPDATE", Row::of, id).stream()
                .filter(row -> row.isWith(actor.partnerId()))
                .findFirst();
    }

    private ComparisonView view(Actor actor, Row row) {
        List<Sent> sent = new ArrayList<>(database.query(
                "SELECT step, own_count, both_count, sent_at FROM relationship_set WHERE comparison_id = ?",
                (set, number) -> new Sent(
                        Step.of(set.getString("step")).orElseThrow(),
                        set.getInt("own_count") > 0 ? set.getInt("own_count") : set.getInt("both_count"),
                        UtcColumns.requiredInstant(set, "sent_at")),
                row.id()));
        sent.sort(Comparator.comparing(Sent::step));
        return new ComparisonView(
                row.id(),
                partners.nameOf(row.inviter()),
                partners.nameOf(row.invitee()),
                row.by(),
                row.inviter().equals(actor.partnerId()),
                row.isWith(actor.partnerId()),
                row.invitedAt(),
                row.acceptedAt().orElse(null),
                row.endedAt().orElse(null),
                row.endedBy().map(partners::nameOf).orElse(null),
                sent);
    }
}
