package io.evenhand.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OwnPart;
import io.evenhand.testing.MovableClock;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that what was sent does not stay for ever: some days after the last file, whether it was the last of all or the comparison goes no
 * further; that each file and each consent counts the days anew; and who hears of it. The comparisons are made by a clock that stands in the
 * past and is moved toward now, so that those of other tests are left alone.
 */
@WithoutEngine
class LapsedComparisonsTests {
    @Autowired
    Comparisons comparisons;

    @Autowired
    ComparisonReading reading;

    @Autowired
    ComparisonMail mail;

    @Autowired
    ComparisonBook book;

    @Autowired
    ComparisonDeadlines deadlines;

    @Autowired
    RelationshipSettings settings;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock now;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final Actor nora = operations("nora", nordwind);
    private final Actor ivo = operations("ivo", contoso);

    @SuppressWarnings("NullAway.Init")
    private MovableClock clock;

    /** As the application's own, by the moved clock. */
    @SuppressWarnings("NullAway.Init")
    private ComparisonBook moved;

    @SuppressWarnings("NullAway.Init")
    private LapsedComparisons lapsed;

    private Actor operations(String name, String partner) {
        return new Actor(name + "-" + network, name, "p-" + name, partner, Set.of(Role.OPERATIONS));
    }

    @BeforeEach
    void twoPartnersLongAgo() {
        clock = new MovableClock(now.instant().minus(Duration.ofDays(200)).truncatedTo(ChronoUnit.SECONDS));
        moved = new ComparisonBook(new ComparisonTable(database, clock), reading, mail, partners, settings);
        lapsed = new LapsedComparisons(book, settings, clock);
        partners.register(TestPartners.of(nordwind, "Nordwind " + network));
        partners.register(TestPartners.of(contoso, "Contoso " + network));
        for (Actor actor : List.of(nora, ivo)) {
            var unused = accounts.register(NewAccount.of(
                    actor.username(),
                    actor.displayName(),
                    "a wide field of barley",
                    actor.username(),
                    actor.partnerId(),
                    Role.OPERATIONS));
        }
    }

    private static List<String> domains(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "domain:" + i + ".example")
                .toList();
    }

    private String did(Supplier<ComparisonResult> act) {
        return ((ComparisonResult.Done) Objects.requireNonNull(transaction.execute(status -> act.get()))).id();
    }

    private String invited(OverlapFile begin) {
        new ComparisonTable(database, clock).meet(nordwind, contoso);
        return did(() -> moved.invite(nora, contoso, begin));
    }

    private int filesOf(String id) {
        Integer files = database.queryForObject(
                "SELECT COUNT(*) FROM relationship_set WHERE comparison_id = ? AND content IS NOT NULL",
                Integer.class,
                id);
        return files == null ? 0 : files;
    }

    private List<String> told(Actor actor) {
        return database.queryForList(
                "select subject from notice_mail where username = ? order by made_at, subject",
                String.class,
                actor.username());
    }

    private ComparisonView view(String id) {
        return comparisons.show(nora, id).orElseThrow();
    }

    @Test
    void theDaysAreThirtyUnlessAnotherNumberIsSet() {
        assertThat(settings.keepFiles()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void whatBothToldIsRemovedSomeDaysLaterAndNobodyIsTroubled() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 10));
        OverlapFile begin = anna.beginning();
        String id = invited(begin);
        did(() -> moved.accept(ivo, id));
        OwnPart bert = OwnPart.answering(begin, domains(6, 20));
        OverlapFile answer = bert.answer(begin);
        did(() -> moved.send(ivo, id, answer));
        OverlapFile count = anna.counting(begin, answer);
        did(() -> moved.send(nora, id, count));
        OverlapFile annas = anna.reveal(begin, answer, count);
        did(() -> moved.send(nora, id, annas));
        clock.move(Duration.ofDays(12));
        OverlapFile berts = bert.reveal(begin, answer, count);
        did(() -> moved.send(ivo, id, berts));
        Instant last = clock.instant();
        assertThat(view(id).removedAt()).isEqualTo(last.plus(Duration.ofDays(30)));

        clock.move(Duration.ofDays(30));
        lapsed.look();
        assertThat(filesOf(id)).as("thirty days have not passed").isEqualTo(5);
        assertThat(comparisons.fetch(nora, id, "reveal-by-answerer")).isPresent();

        clock.move(Duration.ofSeconds(1));
        lapsed.look();
        assertThat(filesOf(id)).isZero();
        assertThat(comparisons.fetch(nora, id, "reveal-by-answerer")).isEmpty();
        assertThat(view(id).isOver()).isTrue();
        assertThat(view(id).endedBy()).isNull();
        assertThat(view(id).words()).isEqualTo("done, and the files are removed");
        assertThat(told(nora)).containsExactly("Which customers you share is there");
        assertThat(comparisons.invite(nora, contoso, begin.write()))
                .as("that the points were used stays")
                .isInstanceOfSatisfying(
                        ComparisonResult.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("used once"));
    }

    @Test
    void oneThatGoesNoFurtherEndsAndBothHearOfIt() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(20, 24));
        String id = invited(anna.beginning());
        clock.move(Duration.ofDays(29));
        did(() -> moved.accept(ivo, id));
        clock.move(Duration.ofDays(29));
        lapsed.look();
        assertThat(filesOf(id)).as("agreeing counts the days anew").isEqualTo(1);
        assertThat(deadlines.of(ivo)).hasSize(1);

        clock.move(Duration.ofDays(1).plusSeconds(1));
        lapsed.look();
        lapsed.look();
        assertThat(filesOf(id)).isZero();
        assertThat(view(id).words()).isEqualTo("ended: it went no further");
        assertThat(deadlines.of(ivo)).isEmpty();
        assertThat(database.queryForList(
                        "select matter_key from notice_matter where partner_id = ?", String.class, contoso))
                .isEmpty();
        assertThat(told(nora)).containsExactly("The comparison of customers went no further and has ended");
        assertThat(told(ivo)).containsExactly("The comparison of customers went no further and has ended");
    }

    @Test
    void aFileThatComesMeanwhileKeepsIt() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(30, 34));
        OverlapFile begin = anna.beginning();
        String id = invited(begin);
        did(() -> moved.accept(ivo, id));
        clock.move(Duration.ofDays(40));
        OverlapFile answer = OwnPart.answering(begin, domains(30, 33)).answer(begin);
        did(() -> moved.send(ivo, id, answer));
        book.lapse(id, clock.instant().minus(settings.keepFiles()));
        assertThat(filesOf(id)).isEqualTo(2);
        assertThat(view(id).isOver()).isFalse();
    }
}
