package io.evenhand.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.notice.Deadline;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OwnPart;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves that the monthly limit holds however many begin at once; that a hostile file is refused for what costs little before its points are
 * looked at; and that whoever has to act next hears of it, in words that say nothing of the lists.
 */
@WithoutEngine
class ComparisonTurnsTests {
    @Autowired
    Comparisons comparisons;

    @Autowired
    ComparisonDeadlines deadlines;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final Actor nora = operations("nora", nordwind);
    private final Actor ivo = operations("ivo", contoso);

    private Actor operations(String name, String partner) {
        return new Actor(name + "-" + network, name, "p-" + name, partner, Set.of(Role.OPERATIONS));
    }

    @BeforeEach
    void twoPartners() {
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

    @Test
    void ofManyThatBeginAtOnceInBothDirectionsExactlyTheAllowedAreTaken() throws Exception {
        List<Callable<ComparisonResult>> invitations = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            byte[] begin = OwnPart.begin(ComparedBy.DOMAIN, domains(i, i + 3))
                    .beginning()
                    .write();
            boolean there = i % 2 == 0;
            invitations.add(
                    () -> there ? comparisons.invite(nora, contoso, begin) : comparisons.invite(ivo, nordwind, begin));
        }
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(invitations.size())) {
            for (Future<ComparisonResult> one : threads.invokeAll(invitations)) {
                switch (one.get()) {
                    case ComparisonResult.Done done -> taken++;
                    case ComparisonResult.Refused refused ->
                        assertThat(refused.sentence()).contains("no more are taken");
                    case ComparisonResult.Unknown unknown -> throw new AssertionError("unknown");
                    case ComparisonResult.NotAllowed not -> throw new AssertionError("not allowed");
                }
            }
        }
        assertThat(taken).isEqualTo(3);
        assertThat(comparisons.list(nora)).hasSize(3);
    }

    /** Points that no curve has: whoever looked at them first would say so. */
    private static List<String> offTheCurve(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "02" + "f".repeat(48) + "%016x".formatted(i))
                .toList();
    }

    private static void assertRefused(ComparisonResult result, String sentence) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        ComparisonResult.Refused.class,
                        refused -> assertThat(refused.sentence()).contains(sentence));
    }

    @Test
    void whatCostsLittleIsAskedBeforeAnyPointIsLookedAt() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 4));
        byte[] hostile = new OverlapFile(
                        anna.session(), OverlapFile.Step.BEGIN, ComparedBy.DOMAIN, offTheCurve(4), List.of())
                .write();
        assertRefused(comparisons.invite(nora, contoso, hostile), "is not on the curve");
        assertRefused(comparisons.invite(nora, "nobody", hostile), "Choose another partner");
        assertRefused(comparisons.invite(nora, "Not an id!", hostile), "Choose another partner");

        String id = ((ComparisonResult.Done)
                        comparisons.invite(nora, contoso, anna.beginning().write()))
                .id();
        OverlapFile answer = new OverlapFile(
                anna.session(), OverlapFile.Step.ANSWER, ComparedBy.DOMAIN, offTheCurve(4), offTheCurve(4));
        assertRefused(comparisons.send(ivo, id, answer.write()), "has not agreed yet");
        var unused = comparisons.accept(ivo, id);
        assertRefused(comparisons.send(nora, id, answer.write()), "the other's turn");
        assertRefused(comparisons.send(ivo, id, hostile), "\"answer\" comes next");
        assertRefused(
                comparisons.send(
                        ivo,
                        id,
                        new OverlapFile(
                                        "0".repeat(32),
                                        answer.step(),
                                        ComparedBy.DOMAIN,
                                        offTheCurve(4),
                                        offTheCurve(4))
                                .write()),
                "belongs to another comparison");
        assertRefused(
                comparisons.send(
                        ivo,
                        id,
                        new OverlapFile(
                                        anna.session(),
                                        answer.step(),
                                        ComparedBy.DOMAIN,
                                        offTheCurve(4),
                                        offTheCurve(3))
                                .write()),
                "another number of points");
        assertRefused(comparisons.send(ivo, id, "{".getBytes(java.nio.charset.StandardCharsets.UTF_8)), "no JSON");
        assertRefused(comparisons.send(ivo, id, answer.write()), "is not on the curve");
    }

    private List<String> waitsFor(Actor actor) {
        List<String> titles = deadlines.of(actor).stream().map(Deadline::title).toList();
        assertThat(comparisons.waiting(actor)).hasSameSizeAs(titles);
        assertThat(database.queryForList(
                        "select matter_key from notice_matter where partner_id = ?", String.class, actor.partnerId()))
                .as("what the mail room keeps")
                .containsExactlyInAnyOrderElementsOf(deadlines.of(actor).stream()
                        .map(one -> ComparisonDeadlines.NAME + ":" + one.id())
                        .toList());
        assertThat(deadlines.of(actor))
                .allSatisfy(one -> assertThat(deadlines.find(actor, one.id())).isPresent());
        return titles;
    }

    private List<String> told(Actor actor) {
        return database.queryForList(
                "select subject from notice_mail where username = ? order by made_at, subject",
                String.class,
                actor.username());
    }

    @Test
    void whoHasToActNextHearsOfIt() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 10));
        OverlapFile begin = anna.beginning();
        String id = ((ComparisonResult.Done) comparisons.invite(nora, contoso, begin.write())).id();
        assertThat(waitsFor(nora)).isEmpty();
        assertThat(waitsFor(ivo)).containsExactly(Expected.AGREE.title());

        var unused = comparisons.accept(ivo, id);
        assertThat(waitsFor(ivo)).containsExactly(Expected.ANSWER.title());

        OwnPart bert = OwnPart.answering(begin, domains(6, 20));
        OverlapFile answer = bert.answer(begin);
        unused = comparisons.send(ivo, id, answer.write());
        assertThat(waitsFor(ivo)).isEmpty();
        assertThat(waitsFor(nora)).containsExactly(Expected.COUNT.title());

        OverlapFile count = anna.counting(begin, answer);
        unused = comparisons.send(nora, id, count.write());
        assertThat(waitsFor(nora)).as("telling which is nobody's duty").isEmpty();
        assertThat(waitsFor(ivo)).isEmpty();
        assertThat(told(ivo)).containsExactly("How many customers you share is there");

        unused = comparisons.send(ivo, id, bert.reveal(begin, answer, count).write());
        assertThat(waitsFor(nora)).containsExactly(Expected.REVEAL.title());
        unused = comparisons.send(nora, id, anna.reveal(begin, answer, count).write());
        assertThat(waitsFor(nora)).isEmpty();
        assertThat(told(nora)).containsExactly("Which customers you share is there");
        assertThat(comparisons.show(nora, id).orElseThrow().words()).startsWith("done");
        assertThat(database.queryForList(
                        "select letter from notice_mail where username in (?, ?)",
                        String.class,
                        nora.username(),
                        ivo.username()))
                .allSatisfy(letter ->
                        assertThat(letter.replace(id, "").replace(network, "")).doesNotContainPattern("[0-9]"));
    }

    @Test
    void whoIsInvitedAndThenNotNeededIsTold() throws Exception {
        String id = ((ComparisonResult.Done) comparisons.invite(
                        nora,
                        contoso,
                        OwnPart.begin(ComparedBy.DOMAIN, domains(0, 3))
                                .beginning()
                                .write()))
                .id();
        var unused = comparisons.end(nora, id);
        assertThat(waitsFor(ivo)).isEmpty();
        assertThat(told(ivo)).containsExactly("The comparison of customers was ended");
        assertThat(told(nora)).isEmpty();
    }
}
