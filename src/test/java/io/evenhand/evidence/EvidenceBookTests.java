package io.evenhand.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.evidence.Happening.Fact;
import io.evenhand.testing.WithoutEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves that evidence is only added to, each happening once, in one unbroken chain, however many record at once. */
@WithoutEngine
class EvidenceBookTests {
    private static final int THREADS = 16;
    private static final int EACH = 6;

    @Autowired
    EvidenceBook book;

    @Autowired
    JdbcTemplate database;

    @Autowired
    PlatformTransactionManager transactions;

    private final String agreement = UUID.randomUUID().toString();
    private TransactionTemplate transaction;

    @BeforeEach
    void inTransactions() {
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void eachEntryNamesTheHashOfTheOneBefore() {
        record("certified", Map.of());
        record("signed", Map.of(Fact.ADDRESS, "192.0.2.7", Fact.CONSENT, "I agree.\nTruly."));

        List<EvidenceEntry> entries = book.trail(agreement).entries();
        assertThat(entries).extracting(EvidenceEntry::sequence).containsExactly(1, 2);
        assertThat(entries.get(0).former()).isEqualTo(EvidenceEntry.beginning(agreement));
        assertThat(entries.get(1).former()).isEqualTo(entries.get(0).hash());
        assertThat(entries).allMatch(entry -> entry.hash().equals(entry.computedHash()));
        assertThat(entries.get(1).fact(Fact.CONSENT)).contains("I agree.\nTruly.");
        assertThat(EvidenceChain.fault(agreement, entries)).isEmpty();
    }

    @Test
    void whatIsRecordedAgainIsThereOnce() {
        record("certified", Map.of());
        record("certified", Map.of(Fact.REASON, "again"));
        assertThat(book.trail(agreement).entries()).hasSize(1);
        assertThat(book.trail(agreement).entries().getFirst().fact(Fact.REASON)).isEmpty();
    }

    @Test
    void whatIsRolledBackLeavesNoGap() {
        record("certified", Map.of());
        transaction.executeWithoutResult(status -> {
            book.record(happening("lost", EvidenceKind.REQUESTED, Map.of()));
            status.setRollbackOnly();
        });
        record("kept", Map.of());
        assertThat(book.trail(agreement).entries())
                .extracting(EvidenceEntry::sequence)
                .containsExactly(1, 2);
        assertThat(EvidenceChain.fault(agreement, book.trail(agreement).entries()))
                .isEmpty();
    }

    @Test
    void withoutATransactionNothingIsRecorded() {
        assertThatThrownBy(() -> book.record(happening("alone", EvidenceKind.REQUESTED, Map.of())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyAtOnceFormOneChainWithEachHappeningOnce() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int own = thread;
            work.add(() -> {
                for (int i = 0; i < EACH; i++) {
                    record("shared-" + i, Map.of());
                    record("of-" + own + "-" + i, Map.of());
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
        List<EvidenceEntry> entries = book.trail(agreement).entries();
        int all = EACH + THREADS * EACH;
        assertThat(entries)
                .extracting(EvidenceEntry::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, all).boxed().toList());
        assertThat(entries).extracting(EvidenceEntry::once).doesNotHaveDuplicates();
        assertThat(EvidenceChain.fault(agreement, entries)).isEqualTo(Optional.empty());
    }

    @Test
    void theDatabaseRefusesToChangeOrRemoveWhatIsThere() {
        record("certified", Map.of());
        for (String attempt : List.of(
                "update evidence_entry set content = '{}' where agreement_id = '" + agreement + "'",
                "delete from evidence_entry where agreement_id = '" + agreement + "'",
                "update evidence_head set last_sequence = 0 where agreement_id = '" + agreement + "'",
                "delete from evidence_head where agreement_id = '" + agreement + "'",
                "truncate table evidence_entry",
                "truncate table evidence_document")) {
            assertThatThrownBy(() -> database.execute(attempt)).as(attempt).isInstanceOf(DataAccessException.class);
        }
        assertThat(book.trail(agreement).entries()).hasSize(1);
    }

    @Test
    void whatDoesNotShowOrTurnsTheWritingAroundStandsAsItsNumber() {
        transaction.executeWithoutResult(status -> book.record(new Happening(
                "names",
                EvidenceKind.DECLINED,
                agreement,
                null,
                null,
                "Anna\u202Ennanna\u0000\tBerg",
                "Nordlicht",
                Map.of(Fact.AGENT, "x".repeat(2_000), Fact.REASON, "No.\r\nNever."))));
        EvidenceEntry entry = book.trail(agreement).entries().getFirst();
        assertThat(entry.name()).isEqualTo("Anna[U+202E]nnanna[U+0000] Berg");
        assertThat(entry.fact(Fact.AGENT).orElseThrow()).hasSize(500).endsWith("…");
        assertThat(entry.fact(Fact.REASON)).contains("No.\nNever.");
    }

    @Test
    void aHashThatIsNoneAndConsentThatWouldHaveToBeCutAreRefused() {
        assertThatThrownBy(() -> record("short", Map.of(Fact.SHOWN_SHA256, "abc")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record("long", Map.of(Fact.CONSENT, "x".repeat(30_000))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record("line\nbreak", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(book.trail(agreement).entries()).isEmpty();
    }

    private void record(String key, Map<Fact, String> facts) {
        transaction.executeWithoutResult(status -> book.record(happening(key, EvidenceKind.REQUESTED, facts)));
    }

    private Happening happening(String key, EvidenceKind kind, Map<Fact, String> facts) {
        return new Happening(key, kind, agreement, null, "anna", "Anna Berg", "Nordlicht", facts);
    }
}
