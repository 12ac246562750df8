package io.evenhand.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.overlap.Between;
import io.evenhand.relationship.overlap.ComparedBy;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OwnPart;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves that the server hands out nothing before both agreed, no list of shared customers before both sent theirs, nothing after one took
 * it back, and that neither sets nor questions can be repeated.
 */
@WithoutEngine
class ComparisonsTests {
    @Autowired
    Comparisons comparisons;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    private final String network = UUID.randomUUID().toString().substring(0, 8);
    private final String nordwind = "nordwind-" + network;
    private final String contoso = "contoso-" + network;
    private final Actor nora = new Actor("nora", "Nora Berg", "p-nora", nordwind, Set.of(Role.OPERATIONS));
    private final Actor ivo = new Actor("ivo", "Ivo Keller", "p-ivo", contoso, Set.of(Role.OPERATIONS));
    private final Actor mina = new Actor("mina", "Mina Sato", "p-mina", "litware-" + network, Set.of(Role.OPERATIONS));
    private final Actor steward = new Actor("sam", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));

    @BeforeEach
    void twoPartners() {
        partners.register(TestPartners.of(nordwind, "Nordwind " + network));
        partners.register(TestPartners.of(contoso, "Contoso " + network));
    }

    private static List<String> domains(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "domain:" + i + ".example")
                .toList();
    }

    private String invited(OwnPart part) {
        return ((ComparisonResult.Done)
                        comparisons.invite(nora, contoso, part.beginning().write()))
                .id();
    }

    private OverlapFile fetched(Actor actor, String id, String step) throws Exception {
        return OverlapFile.read(comparisons.fetch(actor, id, step).orElseThrow());
    }

    private static void assertDone(ComparisonResult result) {
        assertThat(result).isInstanceOf(ComparisonResult.Done.class);
    }

    private static void assertRefused(ComparisonResult result, String sentence) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        ComparisonResult.Refused.class,
                        refused -> assertThat(refused.sentence()).contains(sentence));
    }

    @Test
    void twoPartnersCompareByWayOfTheServer() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 10));
        String id = invited(anna);
        assertThat(comparisons.show(ivo, id).orElseThrow().sizeOf(OverlapFile.Step.BEGIN))
                .isEqualTo(10);
        assertThat(comparisons.fetch(ivo, id, "begin")).isEmpty();
        assertRefused(comparisons.accept(nora, id), "for the other to agree");
        assertDone(comparisons.accept(ivo, id));

        OverlapFile begin = fetched(ivo, id, "begin");
        OwnPart bert = OwnPart.answering(begin, domains(6, 20));
        OverlapFile answer = bert.answer(begin);
        assertRefused(comparisons.send(nora, id, answer.write()), "the other's turn");
        assertDone(comparisons.send(ivo, id, answer.write()));
        assertRefused(comparisons.send(ivo, id, answer.write()), "the other's turn");

        OverlapFile count = anna.counting(begin, fetched(nora, id, "answer"));
        assertDone(comparisons.send(nora, id, count.write()));
        assertThat(bert.counted(begin, answer, fetched(ivo, id, "count")).shared())
                .isEqualTo(4);

        assertDone(comparisons.send(nora, id, anna.reveal(begin, answer, count).write()));
        assertThat(comparisons.fetch(ivo, id, "reveal-by-beginner")).isEmpty();
        assertDone(comparisons.send(ivo, id, bert.reveal(begin, answer, count).write()));
        assertThat(anna.shared(fetched(nora, id, "reveal-by-answerer"), 4)).hasSameElementsAs(domains(6, 10));
        assertThat(bert.shared(fetched(ivo, id, "reveal-by-beginner"), 4)).hasSameElementsAs(domains(6, 10));
    }

    /** Then what tells which are shared holds every point that the other sent. */
    @Test
    void twoWhoShareEveryCustomerComeToTheEnd() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(60, 64));
        String id = invited(anna);
        assertDone(comparisons.accept(ivo, id));
        OverlapFile begin = fetched(ivo, id, "begin");
        OwnPart bert = OwnPart.answering(begin, domains(60, 64));
        OverlapFile answer = bert.answer(begin);
        assertDone(comparisons.send(ivo, id, answer.write()));
        OverlapFile count = anna.counting(begin, answer);
        assertDone(comparisons.send(nora, id, count.write()));
        OverlapFile reveal = bert.reveal(begin, answer, count);
        assertDone(comparisons.send(ivo, id, reveal.write()));
        assertDone(comparisons.send(nora, id, anna.reveal(begin, answer, count).write()));
        assertThat(anna.shared(fetched(nora, id, "reveal-by-answerer"), 4)).hasSameElementsAs(domains(60, 64));
    }

    @Test
    void aFileThatNamesOthersIsNotTaken() throws Exception {
        Between others = new Between("Nordwind " + network, "Somebody else");
        byte[] foreign = OwnPart.begin(ComparedBy.DOMAIN, others, domains(0, 5))
                .beginning()
                .write();
        assertRefused(comparisons.invite(nora, contoso, foreign), "“Somebody else”, who answers");
        Between two = new Between("Nordwind " + network, "CONTOSO  " + network);
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, two, domains(0, 5));
        String id = invited(anna);
        assertDone(comparisons.accept(ivo, id));
        OverlapFile begin = fetched(ivo, id, "begin");
        OverlapFile answer = OwnPart.answering(begin, domains(3, 9)).answer(begin);
        OverlapFile renamed =
                new OverlapFile(answer.session(), answer.step(), answer.by(), others, answer.own(), answer.both());
        assertRefused(comparisons.send(ivo, id, renamed.write()), "Make it anew with these names");
        OverlapFile nameless =
                new OverlapFile(answer.session(), answer.step(), answer.by(), answer.own(), answer.both());
        assertRefused(comparisons.send(ivo, id, nameless.write()), "between nobody who is named");
        assertDone(comparisons.send(ivo, id, answer.write()));
        assertThat(anna.counted(begin, answer, anna.counting(begin, answer)).shared())
                .isEqualTo(2);
    }

    /** Points are made with the names of the day on which it began: a partner that is called otherwise since could make no file that fits. */
    @Test
    void aPartnerThatIsCalledOtherwiseSinceGoesOnWithTheNamesOfItsFiles() throws Exception {
        Between two = new Between("Nordwind " + network, "Contoso " + network);
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, two, domains(40, 45));
        String id = invited(anna);
        assertDone(comparisons.accept(ivo, id));
        database.update("UPDATE partner SET legal_name = ? WHERE id = ?", "Contoso Renamed " + network, contoso);
        assertThat(comparisons.show(ivo, id).orElseThrow().invitee()).isEqualTo("Contoso Renamed " + network);
        assertThat(comparisons.show(ivo, id).orElseThrow().named())
                .isEqualTo(new ComparisonView.Named("Nordwind " + network, "Contoso " + network));
        OverlapFile begin = fetched(ivo, id, "begin");
        OwnPart bert = OwnPart.answering(begin, domains(43, 50));
        OverlapFile answer = bert.answer(begin);
        assertDone(comparisons.send(ivo, id, answer.write()));
        OverlapFile count = anna.counting(begin, answer);
        assertDone(comparisons.send(nora, id, count.write()));
        assertDone(comparisons.send(ivo, id, bert.reveal(begin, answer, count).write()));
        assertRefused(
                comparisons.invite(
                        nora,
                        contoso,
                        OwnPart.begin(ComparedBy.DOMAIN, two, domains(50, 55))
                                .beginning()
                                .write()),
                "Contoso Renamed");
    }

    @Test
    void whoTakesItBackEndsItAndTheSetsAreGone() throws Exception {
        String id = invited(OwnPart.begin(ComparedBy.DOMAIN, domains(0, 5)));
        assertDone(comparisons.accept(ivo, id));
        assertThat(comparisons.fetch(ivo, id, "begin")).isPresent();
        assertDone(comparisons.end(nora, id));
        assertDone(comparisons.end(nora, id));
        assertThat(comparisons.fetch(ivo, id, "begin")).isEmpty();
        assertThat(database.queryForObject(
                        "SELECT COUNT(*) FROM relationship_set WHERE comparison_id = ? AND content IS NOT NULL",
                        Integer.class,
                        id))
                .isZero();
        assertRefused(comparisons.accept(ivo, id), "has ended");
        assertThat(comparisons.show(ivo, id).orElseThrow().endedBy()).isEqualTo("Nordwind " + network);
    }

    @Test
    void strangersSeeNothingAndTheStewardNoPoints() throws Exception {
        String id = invited(OwnPart.begin(ComparedBy.DOMAIN, domains(0, 5)));
        assertDone(comparisons.accept(ivo, id));
        assertThat(comparisons.show(mina, id)).isEmpty();
        assertThat(comparisons.accept(mina, id)).isInstanceOf(ComparisonResult.Unknown.class);
        assertThat(comparisons.end(mina, id)).isInstanceOf(ComparisonResult.Unknown.class);
        assertThat(comparisons.fetch(mina, id, "begin")).isEmpty();
        assertThat(comparisons.fetch(steward, id, "begin")).isEmpty();
        assertThat(comparisons.list(mina)).isEmpty();
    }

    @Test
    void setsAreUsedOnceAlsoUnderAnotherName() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 5));
        OverlapFile begin = anna.beginning();
        String id = ((ComparisonResult.Done) comparisons.invite(nora, contoso, begin.write())).id();
        assertDone(comparisons.end(nora, id));
        assertRefused(comparisons.invite(nora, contoso, begin.write()), "used once");
        OverlapFile renamed = new OverlapFile(
                "0".repeat(32), begin.step(), begin.by(), begin.own().reversed(), List.of());
        assertRefused(comparisons.invite(nora, contoso, renamed.write()), "used once");
        assertThat(comparisons.list(nora)).hasSize(1);
    }

    @Test
    void filesOfOtherComparisonsOfOtherSizesAndBadPointsAreRefused() throws Exception {
        OwnPart anna = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 5));
        String id = invited(anna);
        assertDone(comparisons.accept(ivo, id));
        OwnPart other = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 5));
        OverlapFile foreign =
                OwnPart.answering(other.beginning(), domains(0, 5)).answer(other.beginning());
        assertRefused(comparisons.send(ivo, id, foreign.write()), "belongs to another comparison");
        OverlapFile begin = fetched(ivo, id, "begin");
        OverlapFile answer = OwnPart.answering(begin, domains(0, 3)).answer(begin);
        OverlapFile shorter = new OverlapFile(
                answer.session(),
                answer.step(),
                answer.by(),
                answer.own(),
                answer.both().subList(0, 4));
        assertRefused(comparisons.send(ivo, id, shorter.write()), "another number of points");
        OverlapFile infinite =
                new OverlapFile(answer.session(), answer.step(), answer.by(), List.of("00".repeat(33)), answer.both());
        assertRefused(comparisons.send(ivo, id, infinite.write()), "point at infinity");
    }

    @Test
    void aPairBeginsOnlySoManyInAMonth() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertDone(comparisons.end(ivo, invited(OwnPart.begin(ComparedBy.DOMAIN, domains(i, i + 5)))));
        }
        byte[] further =
                OwnPart.begin(ComparedBy.DOMAIN, domains(9, 12)).beginning().write();
        assertRefused(comparisons.invite(nora, contoso, further), "no more are taken");
        assertRefused(comparisons.invite(ivo, nordwind, further), "no more are taken");
        assertRefused(comparisons.invite(nora, nordwind, further), "Choose another partner");
    }
}
