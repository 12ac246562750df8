package io.evenhand.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.ceremony.SigningLink.Ending;
import io.evenhand.ceremony.SigningLink.Purpose;
import io.evenhand.document.DocumentHash;
import io.evenhand.partner.PersonId;
import io.evenhand.signing.SignatureMark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Proves for how long links, codes and visits are good, how often each may be tried, and that what comes from the network is bounded. */
@Execution(ExecutionMode.CONCURRENT)
class SigningLinkTests {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void aLinkIsGoodUntilItExpiresAndNotAMomentLonger() {
        SigningLink link = link();

        assertThat(link.isOpen(NOW.plus(Duration.ofDays(30)).minusNanos(1_000))).isTrue();
        assertThat(link.isOpen(NOW.plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void theFirstEndingOfALinkCounts() {
        SigningLink link = link();

        link.end(Ending.USED, NOW);
        link.end(Ending.OVER, NOW.plusSeconds(1));

        assertThat(link.isOpen(NOW)).isFalse();
        assertThat(link.ending()).isEqualTo(Ending.USED);
    }

    @Test
    void fiveCodesAreSentWithinAnHourAndThenNoneUntilItHasPassed() {
        SigningLink link = link();

        for (int code = 0; code < 5; code++) {
            assertThat(link.takeCode(NOW.plus(Duration.ofMinutes(code)))).isTrue();
        }
        assertThat(link.takeCode(NOW.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(link.codesAgainAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(link.takeCode(NOW.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        SigningVisit visit = visit();

        visit.expectCode("hash", NOW);

        assertThat(visit.expectsCode(NOW.plus(Duration.ofMinutes(10)).minusNanos(1_000)))
                .isTrue();
        assertThat(visit.expectsCode(NOW.plus(Duration.ofMinutes(10)))).isFalse();
    }

    @Test
    void aCodeIsDeadAfterFiveTriesAndANewOneIsNot() {
        SigningVisit visit = visit();
        visit.expectCode("hash", NOW);

        assertThat(List.of(visit.takeTry(), visit.takeTry(), visit.takeTry(), visit.takeTry()))
                .containsExactly(4, 3, 2, 1);
        assertThat(visit.expectsCode(NOW)).isTrue();
        assertThat(visit.takeTry()).isZero();
        assertThat(visit.expectsCode(NOW)).isFalse();

        visit.expectCode("other", NOW);
        assertThat(visit.expectsCode(NOW)).isTrue();
    }

    @Test
    void whoeverWasAwayForHalfAnHourIsGone() {
        SigningVisit visit = visit();

        assertThat(visit.isThere(NOW.plus(Duration.ofMinutes(29)))).isTrue();
        assertThat(visit.isThere(NOW.plus(Duration.ofMinutes(30)))).isFalse();
    }

    @Test
    void anAddressIsMaskedButForItsFirstLetterAndItsHost() {
        assertThat(MaskedAddress.of("jens.lorenzen@hansekontor.example")).isEqualTo("j•••@hansekontor.example");
        assertThat(MaskedAddress.of("@nowhere")).isEqualTo("•••");
    }

    @Test
    void addressAndAgentAreCutAndBearNothingThatControlsSomething() {
        Signer signer = new Signer(
                "s",
                new PersonId("p"),
                "signer:p",
                "link",
                null,
                "1".repeat(100),
                "Fire\nfox\u202e " + "x".repeat(400));

        assertThat(signer.address()).hasSize(64);
        assertThat(signer.agent()).hasSize(300).startsWith("Fire fox");
    }

    @Test
    void marksAreKeptAsTheyWereMade() {
        SignatureMark drawn = new SignatureMark.Drawn(
                3,
                List.of(new SignatureMark.Stroke(
                        List.of(new SignatureMark.Point(0, 1), new SignatureMark.Point(0.25, 0.5)))));

        assertThat(MarkFormat.read(MarkFormat.write(drawn))).isEqualTo(drawn);
        assertThat(MarkFormat.read(MarkFormat.write(new SignatureMark.Typed("Zoë \"Z\" O’Neill"))))
                .isEqualTo(new SignatureMark.Typed("Zoë \"Z\" O’Neill"));
        assertThat(MarkFormat.read(MarkFormat.write(new SignatureMark.Printed())))
                .isEqualTo(new SignatureMark.Printed());
    }

    @Test
    void whatIsNoDrawingIsNone() {
        String tooMany = "{\"ratio\": 3, \"strokes\": [[" + "0.5,0.5,".repeat(5_001) + "0,0]]}";

        assertThat(List.of(
                        "",
                        "no json",
                        "{}",
                        "{\"ratio\": 3, \"strokes\": []}",
                        "{\"ratio\": 3, \"strokes\": [[0.5, 2]]}",
                        "{\"ratio\": 3, \"strokes\": [[\"x\", \"y\"]]}",
                        "{\"ratio\": 1e99, \"strokes\": [[0.5, 0.5]]}",
                        tooMany))
                .allSatisfy(sent -> assertThat(MarkFormat.drawing(sent)).isEmpty());
        assertThat(MarkFormat.drawing("{\"ratio\": 3, \"strokes\": [[0.5, 0.5]]}"))
                .isPresent();
    }

    @Test
    void onlyANameWithOurMarkStandsForSomebodyWithoutAccount() {
        assertThat(Signer.personWithoutAccount("signer:jens")).contains(new PersonId("jens"));
        assertThat(Signer.personWithoutAccount("jens")).isEmpty();
        assertThat(Signer.personWithoutAccount("signer:")).isEmpty();
    }

    @Test
    void anActIsBusyForTwoMinutesAndThenInDoubt() {
        StoredAct act = new StoredAct(
                "id",
                new Signer("s", new PersonId("p"), "signer:p", "link", null, "", ""),
                1,
                Intention.toDecline(new DocumentHash("a".repeat(64)), "No."),
                "",
                NOW);

        assertThat(act.isBusy(NOW.plusSeconds(119))).isTrue();
        assertThat(act.isBusy(NOW.plusSeconds(120))).isFalse();
    }

    @Test
    void aLinkBearsFifteenCodesInAllItsLife() {
        SigningLink link = link();

        for (int code = 0; code < 15; code++) {
            assertThat(link.isWornOut()).isFalse();
            assertThat(link.takeCode(NOW.plus(Duration.ofHours(code)))).isTrue();
        }
        assertThat(link.isWornOut()).isTrue();
        assertThat(link.isTriedTooOften()).isFalse();
    }

    private static SigningLink link() {
        return new SigningLink(
                "id",
                "cause",
                Purpose.SIGN,
                "hash",
                new SigningLink.Whose("s", "a", "partner", "person"),
                "a@b.example",
                NOW,
                NOW.plus(SigningLink.LONGEST));
    }

    private static SigningVisit visit() {
        return new SigningVisit("id", "hash", "link", NOW);
    }
}
