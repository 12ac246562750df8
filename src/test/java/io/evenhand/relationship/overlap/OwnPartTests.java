package io.evenhand.relationship.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.OwnPart.Counted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that two parties learn how many they share and, if both tell, which; and that what does not belong to the comparison is refused. */
class OwnPartTests {
    private OwnPart anna;
    private OwnPart bert;
    private OverlapFile begin;
    private OverlapFile answer;
    private OverlapFile count;

    @BeforeEach
    void compare() throws Exception {
        anna = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 30));
        begin = sent(anna.beginning());
        bert = OwnPart.answering(begin, domains(20, 65));
        answer = sent(bert.answer(begin));
        count = sent(anna.counting(begin, answer));
    }

    private static List<String> domains(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "domain:" + i + ".example")
                .toList();
    }

    /** By mail. */
    private static OverlapFile sent(OverlapFile file) throws UnreadableFileException {
        return OverlapFile.read(file.write());
    }

    @Test
    void bothLearnTheSameCount() throws Exception {
        assertThat(anna.counted(begin, answer, count)).isEqualTo(new Counted(10, 30, 45));
        assertThat(bert.counted(begin, answer, count)).isEqualTo(new Counted(10, 45, 30));
    }

    @Test
    void eachLearnsWhichOnceTheOtherHasTold() throws Exception {
        assertThat(anna.shared(sent(bert.reveal(begin, answer, count)), 10)).hasSameElementsAs(domains(20, 30));
        assertThat(bert.shared(sent(anna.reveal(begin, answer, count)), 10)).hasSameElementsAs(domains(20, 30));
    }

    @Test
    void noneSharedIsCountedToo() throws Exception {
        OwnPart one = OwnPart.begin(ComparedBy.TAX, List.of("tax:de:1"));
        OwnPart other = OwnPart.answering(one.beginning(), List.of("tax:de:2"));
        OverlapFile answered = other.answer(one.beginning());
        OverlapFile counting = one.counting(one.beginning(), answered);
        assertThat(one.counted(one.beginning(), answered, counting).shared()).isZero();
        assertThat(one.shared(sent(other.reveal(one.beginning(), answered, counting)), 0))
                .isEmpty();
    }

    /** The order in which points are sent says nothing about the order of the list, nor of what the other had sent. */
    @Test
    void positionsSayNothing() throws Exception {
        List<String> inOrder = BlindCurve.blind(
                domains(0, 30).stream().sorted().toList(),
                OverlapFile.domain(anna.session(), ComparedBy.DOMAIN, null),
                secretOf(anna));
        assertThat(begin.own()).hasSameElementsAs(inOrder).isNotEqualTo(inOrder);
        List<String> againInOrder = BlindCurve.blindAgain(BlindCurve.read(begin.own()), secretOf(bert));
        assertThat(answer.both()).hasSameElementsAs(againInOrder).isNotEqualTo(againInOrder);
    }

    private static java.math.BigInteger secretOf(OwnPart part) {
        String written = new String(part.write(), StandardCharsets.UTF_8);
        return new java.math.BigInteger(written.replaceAll("(?s).*\"secret\" : \"([0-9a-f]+)\".*", "$1"), 16);
    }

    @Test
    void theServerSeesNoIdentifier() {
        for (OverlapFile file : List.of(begin, answer, count)) {
            assertThat(new String(file.write(), StandardCharsets.UTF_8)).doesNotContain("example");
        }
    }

    @Test
    void theSameListLooksDifferentEachTime() throws Exception {
        OwnPart once = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 30));
        assertThat(new HashSet<>(once.beginning().own())).doesNotContainAnyElementsOf(begin.own());
    }

    @Test
    void whatWasKeptIsReadBack() throws Exception {
        OwnPart again = OwnPart.read(anna.write());
        assertThat(again.counted(begin, answer, count).shared()).isEqualTo(10);
        assertThat(again.shared(bert.reveal(begin, answer, count), 10)).hasSameElementsAs(domains(20, 30));
    }

    @Test
    void setsOfAnotherSessionAreRefused() throws Exception {
        OwnPart carla = OwnPart.begin(ComparedBy.DOMAIN, domains(0, 30));
        OwnPart dora = OwnPart.answering(carla.beginning(), domains(20, 65));
        OverlapFile replayed = dora.answer(carla.beginning());
        assertThatThrownBy(() -> anna.counting(begin, replayed)).hasMessageContaining("another comparison");
        // The same points under this session's name: hashed in another domain, they match nothing.
        OverlapFile renamed =
                new OverlapFile(begin.session(), replayed.step(), replayed.by(), replayed.own(), replayed.both());
        OverlapFile counted = anna.counting(begin, renamed);
        assertThat(anna.counted(begin, renamed, counted).shared()).isZero();
    }

    @Test
    void ownPointsThatComeBackAreRefused() {
        OverlapFile reflected =
                new OverlapFile(begin.session(), OverlapFile.Step.ANSWER, begin.by(), begin.own(), begin.own());
        assertThatThrownBy(() -> anna.counting(begin, reflected))
                .hasMessageContaining("points that were sent to its sender");
    }

    @Test
    void filesOfTheWrongStepOrSizeAreRefused() {
        assertThatThrownBy(() -> anna.counting(begin, begin)).hasMessageContaining("of the step \"begin\"");
        assertThatThrownBy(() -> OwnPart.answering(answer, domains(0, 1))).hasMessageContaining("Only the file");
        OverlapFile short1 = new OverlapFile(
                answer.session(),
                answer.step(),
                answer.by(),
                answer.own(),
                answer.both().subList(1, 30));
        assertThatThrownBy(() -> anna.counting(begin, short1))
                .hasMessageContaining("29 customers again, and 30 were sent");
        OverlapFile named =
                new OverlapFile(answer.session(), answer.step(), ComparedBy.NAME, answer.own(), answer.both());
        assertThatThrownBy(() -> anna.counting(begin, named)).hasMessageContaining("compares by legal name");
    }

    @Test
    void duplicatesAreRefusedWhenAFileIsRead() {
        List<String> twice = new ArrayList<>(begin.own());
        twice.set(1, twice.get(0));
        OverlapFile fake = new OverlapFile(begin.session(), begin.step(), begin.by(), twice, List.of());
        assertThatThrownBy(() -> OverlapFile.read(fake.write()))
                .hasMessageContaining("Point 2 stands in the set twice");
    }

    @Test
    void emptySetsOversizedListsAndStrangeFilesAreRefused() {
        assertThatThrownBy(() -> OwnPart.begin(ComparedBy.DOMAIN, List.of()))
                .hasMessageContaining("No customer of the list");
        assertThatThrownBy(() -> OwnPart.begin(ComparedBy.DOMAIN, domains(0, OverlapFile.MOST_CUSTOMERS + 1)))
                .hasMessageContaining("at most 50,000");
        OverlapFile empty = new OverlapFile(begin.session(), begin.step(), begin.by(), List.of(), List.of());
        assertThatThrownBy(() -> OverlapFile.read(empty.write())).hasMessageContaining("does not hold what belongs");
        String strange = new String(begin.write(), StandardCharsets.UTF_8).replace("\"by\"", "\"buy\"");
        assertThatThrownBy(() -> OverlapFile.read(strange.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("\"buy\" that nothing reads");
    }

    @Test
    void whoTellsOfOtherCustomersIsFoundOut() throws Exception {
        OverlapFile reveal = bert.reveal(begin, answer, count);
        assertThatThrownBy(() -> anna.shared(reveal, 9))
                .hasMessageContaining("names 10 shared customers, and counted were 9");
        OverlapFile foreign = new OverlapFile(
                reveal.session(),
                reveal.step(),
                reveal.by(),
                List.of(),
                answer.own().subList(0, 10));
        assertThatThrownBy(() -> anna.shared(foreign, 10)).hasMessageContaining("none of the list");
    }
}
