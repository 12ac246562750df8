package io.evenhand.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.template.ReleasedWordings;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Wording;
import io.evenhand.testing.WithoutEngine;
import io.evenhand.wording.SubmitResult.Submitted;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that wording is released by two people, under numbers without gaps, kept to the letter, and never changed. */
@WithoutEngine
class ReleasesTests {
    private static final Actor ANNA = lawyer("anna");
    private static final Actor BRAM = lawyer("bram");
    private static final Actor STEWARD = new Actor("hanna", "Hanna", null, Actor.HOST, Set.of(Role.STEWARD));
    private static final Actor FINANCE = new Actor("fred", "Fred", "p-fred", "nordwind", Set.of(Role.FINANCE));

    @Autowired
    Releases releases;

    @Autowired
    Approvals approvals;

    @Autowired
    ReleasedWordings kept;

    @Autowired
    JdbcTemplate database;

    private String name;
    private Wording wording;

    @BeforeEach
    void ownName() {
        name = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        wording = TestWordings.named(name);
    }

    @Test
    void wordingApprovedByAnotherIsReleasedUnderTheNextNumberAndUsedFromThenOn() {
        release(wording, "The first of its kind.");
        Wording better = TestWordings.changed(wording, name, "All that was done stays done");
        release(better, "Said more shortly.");

        List<ReleaseView> all = releases.of(name, "en");
        assertThat(all).extracting(ReleaseView::number).containsExactly(2, 1);
        assertThat(all).extracting(ReleaseView::note).containsExactly("Said more shortly.", "The first of its kind.");
        assertThat(all.getFirst().by()).contains("anna");
        assertThat(all.getFirst().approvedBy()).contains("bram");
        assertThat(all.getFirst().origin()).isEqualTo(ReleaseOrigin.LAWYER);
        assertThat(kept.current(name, "en")).contains(new TemplateVersion(name, "en", better.hash()));
    }

    @Test
    void everyFileOfEveryReleaseIsReadBackToTheLetter() {
        release(wording, "First.");
        Wording better = TestWordings.changed(wording, name, "Ünïcode – “quoted”, 日本 and 😀");
        release(better, "Second.");
        assertThat(releases.wording(name, "en", 1)).contains(wording);
        assertThat(releases.wording(name, "en", 2)).contains(better);
        assertThat(kept.wording(new TemplateVersion(name, "en", wording.hash())))
                .contains(wording);
        assertThat(kept.wording(new TemplateVersion(name, "en", "0".repeat(64))))
                .isEmpty();
    }

    @Test
    void filesThatTheWordingDoesNotConsistOfAreLeftOut() {
        ProposalId id = submit(wording.with("clauses/unused.en.md", "Nobody includes this."), "First.");
        assertThat(releases.wording(id)).contains(wording);
    }

    @Test
    void whoProposedItDoesNotApproveIt() {
        ProposalId id = submit(wording, "First.");
        assertThat(approvals.lint(id)).isTrue();
        assertThat(approvals.decide(id, ANNA, "approve", "")).isInstanceOf(DecisionResult.NotAllowed.class);
        Actor secondAccount = new Actor("anna2", "Anna", ANNA.personId(), ANNA.partnerId(), ANNA.roles());
        assertThat(approvals.decide(id, secondAccount, "approve", "")).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(proposal(id).state()).isEqualTo(ProposalState.WAITING);
    }

    @Test
    void wordingWithAnErrorIsRefusedWithWhatIsWrongAndNeverReleased() {
        ProposalId id = submit(TestWordings.broken(wording, name), "First.");
        assertThat(approvals.lint(id)).isFalse();
        assertThat(approvals.lint(id)).as("repeated").isFalse();
        ProposalView refused = proposal(id);
        assertThat(refused.state()).isEqualTo(ProposalState.REFUSED);
        assertThat(refused.findings()).isNotEmpty();
        assertThat(refused.findings().toString()).contains("nobodyDeclaredThis");
        assertThat(approvals.decide(id, BRAM, "approve", "")).isInstanceOf(DecisionResult.Refused.class);
        assertThat(approvals.release(id)).isFalse();
        assertThat(releases.of(name, "en")).isEmpty();
    }

    @Test
    void aRejectionNeedsAReasonAndReleasesNothing() {
        ProposalId id = submit(wording, "First.");
        approvals.lint(id);
        assertThat(approvals.decide(id, BRAM, "reject", " ")).isInstanceOf(DecisionResult.Refused.class);
        assertThat(approvals.decide(id, BRAM, "reject", "It says nothing."))
                .isInstanceOf(DecisionResult.Recorded.class);
        assertThat(approvals.decide(id, BRAM, "reject", "It says nothing."))
                .as("repeated")
                .isInstanceOf(DecisionResult.Recorded.class);
        assertThat(proposal(id).reason()).contains("It says nothing.");
        assertThat(approvals.release(id)).isFalse();
        assertThat(releases.of(name, "en")).isEmpty();
    }

    @Test
    void everyStepRepeatedIsTheSameStep() {
        ProposalId id = submit(wording, "First.");
        assertThat(submit(wording, "First.")).isEqualTo(id);
        assertThat(approvals.lint(id)).isTrue();
        assertThat(approvals.lint(id)).isTrue();
        assertThat(approvals.decide(id, BRAM, "approve", "")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(approvals.decide(id, BRAM, "approve", "")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(approvals.release(id)).isTrue();
        assertThat(approvals.release(id)).isTrue();
        assertThat(approvals.decide(id, BRAM, "approve", "")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(releases.of(name, "en")).hasSize(1);
    }

    @Test
    void aReleaseOvertakesWhateverElseWasProposedOverTheFormerOne() {
        release(wording, "First.");
        ProposalId hers = submit(TestWordings.changed(wording, name, "One way"), "One way.");
        ProposalId his = submitted(
                releases.submit(name, "en", TestWordings.changed(wording, name, "Another way"), BRAM, "Another way."));
        approvals.lint(his);
        approve(hers, BRAM);
        assertThat(proposal(his).state()).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(proposal(his).reason().orElseThrow()).contains("Version 2 was released meanwhile");
        assertThat(approvals.decide(his, ANNA, "approve", "")).isInstanceOf(DecisionResult.Refused.class);
    }

    @Test
    void aNewerProposalOfTheSamePersonTakesTheFormerBack() {
        ProposalId former = submit(wording, "First.");
        ProposalId newer = submit(TestWordings.changed(wording, name, "Better"), "Better.");
        assertThat(proposal(former).state()).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(proposal(newer).state()).isEqualTo(ProposalState.SUBMITTED);
    }

    @Test
    void itsAuthorOrTheStewardTakesAProposalBackAndNobodyElse() {
        ProposalId id = submit(wording, "First.");
        assertThat(releases.withdraw(id, BRAM)).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(releases.withdraw(id, FINANCE)).isInstanceOf(DecisionResult.Unknown.class);
        assertThat(releases.withdraw(id, ANNA)).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(releases.withdraw(id, STEWARD)).as("repeated").isInstanceOf(DecisionResult.Recorded.class);
        assertThat(proposal(id).state()).isEqualTo(ProposalState.WITHDRAWN);
        assertThat(approvals.lint(id)).isFalse();

        ProposalId released = release(wording, "Again.");
        assertThat(releases.withdraw(released, ANNA)).isInstanceOf(DecisionResult.Refused.class);
    }

    @Test
    void whatIsInUseOrWaitsAlreadyIsNotProposedAgain() {
        release(wording, "First.");
        assertThat(releases.submit(name, "en", wording, BRAM, "The same.")
                        .problem()
                        .orElseThrow())
                .contains("nothing was changed");
        Wording better = TestWordings.changed(wording, name, "Better");
        submit(better, "Better.");
        assertThat(releases.submit(name, "en", better, BRAM, "Better.")
                        .problem()
                        .orElseThrow())
                .contains("proposed already");
    }

    @Test
    void wordingThatWasInUseBeforeIsReleasedAgainUnderANewNumber() {
        release(wording, "First.");
        release(TestWordings.changed(wording, name, "Worse"), "Worse.");
        release(wording, "Back to the first.");
        assertThat(releases.of(name, "en")).extracting(ReleaseView::number).containsExactly(3, 2, 1);
        assertThat(kept.current(name, "en")).contains(new TemplateVersion(name, "en", wording.hash()));
    }

    @Test
    void onlyLawyersAndTheStewardPropose() {
        assertThat(releases.submit(name, "en", wording, FINANCE, "First.")).isInstanceOf(SubmitResult.NotAllowed.class);
        assertThat(releases.submit(name, "en", wording, STEWARD, "First.")).isInstanceOf(Submitted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../nda.en.md", "clauses/../../x.en.md", "nda.en.html", "NDA.en.md", "a/b.en.md", ""})
    void aFileThatNoWordingHasIsRefused(String file) {
        assertThat(releases.submit(name, "en", wording.with(file, "x"), ANNA, "First.")
                        .problem()
                        .orElseThrow())
                .contains("no name of a wording's file");
    }

    @Test
    void whatIsTooMuchIsRefused() {
        assertThat(releases.submit(name, "en", wording.with("clauses/a.en.md", "x".repeat(2_000_001)), ANNA, "First.")
                        .problem()
                        .orElseThrow())
                .contains("two million");
        assertThat(releases.submit(name, "en", wording, ANNA, "x".repeat(2001))
                        .problem()
                        .orElseThrow())
                .contains("2000 characters");
        assertThat(releases.submit(name, "en", wording, ANNA, " ").problem().orElseThrow())
                .contains("Say what changes");
        assertThat(releases.submit("NDA!", "en", wording, ANNA, "x").problem().orElseThrow())
                .contains("Name the wording");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update wording_release set note = 'x' where name = ?",
                "delete from wording_release where name = ?",
                "update wording_release_file set file_name = 'x' where name = ?",
                "delete from wording_release_file where name = ?",
                "update wording_text set content = 'x' where hash in"
                        + " (select text_hash from wording_release_file where name = ?)",
                "update wording_proposal_file set file_name = 'x' where proposal_id in"
                        + " (select id from wording_proposal where name = ?)",
            })
    void theDatabaseRefusesToChangeOrRemoveWhatWasReleased(String statement) {
        release(wording, "First.");
        assertThatThrownBy(() -> database.update(statement, name))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
        assertThat(releases.wording(name, "en", 1)).contains(wording);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wording_text", "wording_release", "wording_release_file"})
    void theDatabaseRefusesToTruncateIt(String table) {
        release(wording, "First.");
        assertThatThrownBy(() -> database.execute("truncate table " + table)).isInstanceOf(DataAccessException.class);
        assertThat(releases.wording(name, "en", 1)).contains(wording);
    }

    @Test
    void ofManyReleasedAtTheSameMomentOneIsAndTheOthersAreOvertaken() throws Exception {
        release(wording, "First.");
        List<ProposalId> approved = IntStream.range(0, 6)
                .mapToObj(i -> {
                    ProposalId id = submitted(releases.submit(
                            name, "en", TestWordings.changed(wording, name, "Way " + i), lawyer("l" + i), "Way " + i));
                    approvals.lint(id);
                    approvals.decide(id, BRAM, "approve", "");
                    return id;
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Boolean>> work = approved.stream()
                    .<Callable<Boolean>>map(id -> () -> approvals.release(id))
                    .toList();
            int released = 0;
            for (Future<Boolean> done : threads.invokeAll(work)) {
                released += done.get() ? 1 : 0;
            }
            assertThat(released).isEqualTo(1);
        }
        assertThat(releases.of(name, "en")).extracting(ReleaseView::number).containsExactly(2, 1);
    }

    private ProposalId release(Wording text, String note) {
        return approve(submit(text, note), BRAM);
    }

    private ProposalId approve(ProposalId id, Actor by) {
        assertThat(approvals.lint(id)).isTrue();
        assertThat(approvals.decide(id, by, "approve", "")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(approvals.release(id)).isTrue();
        return id;
    }

    private ProposalId submit(Wording text, String note) {
        return submitted(releases.submit(name, "en", text, ANNA, note));
    }

    private static ProposalId submitted(SubmitResult result) {
        assertThat(result).isInstanceOf(Submitted.class);
        return ((Submitted) result).id();
    }

    private ProposalView proposal(ProposalId id) {
        return releases.proposal(id).orElseThrow();
    }

    private static Actor lawyer(String username) {
        return new Actor(username, username, "p-" + username, "nordwind", Set.of(Role.LEGAL));
    }
}
