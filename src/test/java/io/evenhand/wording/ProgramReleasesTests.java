package io.evenhand.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import io.evenhand.testing.WithoutEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves when wording of the program or the operator's folder is released by itself, and when it is only offered. A start of the program with
 * another folder is a new set of the same objects over the same database.
 */
@WithoutEngine
class ProgramReleasesTests {
    private static final Actor ANNA = new Actor("anna", "Anna", "p-anna", "nordwind", Set.of(Role.LEGAL));
    private static final Actor BRAM = new Actor("bram", "Bram", "p-bram", "polderdata", Set.of(Role.LEGAL));

    @Autowired
    Releases releases;

    @Autowired
    Approvals approvals;

    @Autowired
    ReleaseBook book;

    @Autowired
    OpenProposals open;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    private String name;
    private Wording wording;

    @BeforeEach
    void ownName() {
        name = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        wording = TestWordings.named(name);
    }

    @Test
    void isReleasedAsTheFirstVersionWhenItIsFirstAskedFor() {
        assertThat(releases.of(name, "en")).isEmpty();
        assertThat(current(started(wording))).isEqualTo(wording.hash());
        assertThat(current(started(wording))).isEqualTo(wording.hash());
        List<ReleaseView> all = releases.of(name, "en");
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().origin()).isEqualTo(ReleaseOrigin.PROGRAM);
        assertThat(all.getFirst().by()).isEmpty();
        assertThat(releases.wording(name, "en", 1)).contains(wording);
    }

    @Test
    void aNewerProgramsWordingTakesItsPlaceAsLongAsNoLawyerReleasedAny() {
        current(started(wording));
        Wording newer = TestWordings.changed(wording, name, "The next program says it so");
        assertThat(current(started(newer))).isEqualTo(newer.hash());
        assertThat(releases.of(name, "en")).extracting(ReleaseView::number).containsExactly(2, 1);
    }

    @Test
    void onceALawyerHasReleasedANewerProgramsWordingIsOfferedAndNotTaken() {
        current(started(wording));
        Wording lawyers = TestWordings.changed(wording, name, "The lawyers say it so");
        release(lawyers);
        Wording newer = TestWordings.changed(wording, name, "The next program says it so");
        KeptWordings next = started(newer);
        assertThat(current(next)).isEqualTo(lawyers.hash());
        assertThat(offered(newer)).isTrue();
        assertThat(offered(wording)).as("was released once").isFalse();
        assertThat(offered(lawyers)).as("is in use").isFalse();
        assertThat(releases.of(name, "en")).hasSize(2);
    }

    @Test
    void nodesWithTheFormerProgramDoNotTakeTheNewerWordingBack() {
        KeptWordings former = started(wording);
        current(former);
        Wording newer = TestWordings.changed(wording, name, "The next program says it so");
        KeptWordings next = started(newer);
        assertThat(current(next)).isEqualTo(newer.hash());
        assertThat(current(former)).isEqualTo(newer.hash());
        assertThat(current(started(wording))).isEqualTo(newer.hash());
        assertThat(releases.of(name, "en")).hasSize(2);
    }

    @Test
    void whatOneNodeReleasesEveryOtherUsesAtOnce() {
        KeptWordings one = started(wording);
        KeptWordings other = started(wording);
        assertThat(current(one)).isEqualTo(current(other));
        Wording lawyers = TestWordings.changed(wording, name, "The lawyers say it so");
        release(lawyers);
        assertThat(current(one)).isEqualTo(lawyers.hash());
        assertThat(current(other)).isEqualTo(lawyers.hash());
        assertThat(other.wording(new TemplateVersion(name, "en", lawyers.hash())))
                .contains(lawyers);
    }

    @Test
    void whoeverOnlyReadsReleasesNothing() {
        KeptWordings node = started(wording);
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        String seen = reading.execute(status -> current(node));
        assertThat(seen).isEqualTo(wording.hash());
        assertThat(releases.of(name, "en")).isEmpty();
    }

    @Test
    void wordingThatCannotBeReadIsNotReleasedAndTheFormerHolds() {
        current(started(wording));
        assertThat(current(started(TestWordings.broken(wording, name)))).isEqualTo(wording.hash());
        assertThat(started(TestWordings.broken(TestWordings.named("other"), "other"))
                        .current("other", "en"))
                .isEmpty();
    }

    @Test
    void proposalsOverTheFormerWordingAreOvertaken() {
        current(started(wording));
        Wording lawyers = TestWordings.changed(wording, name, "The lawyers say it so");
        ProposalId id = ((SubmitResult.Submitted) releases.submit(name, "en", lawyers, ANNA, "Better.")).id();
        current(started(TestWordings.changed(wording, name, "The next program says it so")));
        assertThat(releases.proposal(id).orElseThrow().state()).isEqualTo(ProposalState.SUPERSEDED);
    }

    @Test
    void manyThatAskForItFirstAtTheSameMomentReleaseItOnce() throws Exception {
        KeptWordings node = started(wording);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<String>> work = IntStream.range(0, 6)
                    .<Callable<String>>mapToObj(i -> () -> current(node))
                    .toList();
            for (Future<String> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(wording.hash());
            }
        }
        assertThat(releases.of(name, "en")).hasSize(1);
    }

    /** A program that was started with this wording in its operator's folder. Its transactions are as the container's would be. */
    private KeptWordings started(Wording own) {
        var program = new ProgramReleases(templates(own), book, open, clock) {
            @Override
            TemplateVersion release(String ofName, String language, Wording text) {
                return java.util.Objects.requireNonNull(
                        new TransactionTemplate(transactions).execute(status -> super.release(ofName, language, text)));
            }
        };
        return new KeptWordings(book, program);
    }

    private boolean offered(Wording own) {
        return new ProgramReleases(templates(own), book, open, clock)
                .offered(name, "en", book.last(name, "en"))
                .isPresent();
    }

    private Templates templates(Wording own) {
        try {
            Path files = Files.createTempDirectory(folder, "templates");
            for (var file : own.files().entrySet()) {
                Path path = files.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return new Templates(files.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void release(Wording text) {
        ProposalId id = ((SubmitResult.Submitted) releases.submit(name, "en", text, ANNA, "Better.")).id();
        approvals.lint(id);
        approvals.decide(id, BRAM, "approve", "");
        assertThat(approvals.release(id)).isTrue();
    }

    private String current(KeptWordings node) {
        return node.current(name, "en").orElseThrow().hash();
    }
}
