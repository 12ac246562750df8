package io.evenhand.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.terms.AgreementKinds;
import io.evenhand.testing.OnEveryDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves that the archive keeps every document once, gives back exactly what was stored, and notices damage.
 */
@OnEveryDatabase
@DataJpaTest(showSql = false)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(Archive.class)
@Execution(ExecutionMode.CONCURRENT)
class ArchiveTests {
    @TestConfiguration
    static class Time {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        AgreementKinds agreementKinds() {
            return AgreementKinds.builtIn();
        }
    }

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate database;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsStoredComesBackWithItsNameAndType() {
        var hash = archive.store(bytes("an agreement"), "application/pdf", "agreement.pdf");

        assertThat(hash).isEqualTo(DocumentHash.of(bytes("an agreement")));
        assertThat(archive.load(hash)).isEqualTo(bytes("an agreement"));
        assertThat(archive.find(hash)).hasValueSatisfying(document -> {
            assertThat(document.mediaType()).isEqualTo("application/pdf");
            assertThat(document.fileName()).isEqualTo("agreement.pdf");
        });
    }

    @Test
    void aDocumentOfSeveralMegabytesComesBackUnchanged() {
        var large = new byte[5_000_000];
        new java.util.Random(42).nextBytes(large);

        assertThat(archive.load(archive.store(large, "application/pdf", "large.pdf")))
                .isEqualTo(large);
    }

    @Test
    void storingTheSameBytesAgainKeepsTheFirst() {
        var first = archive.store(bytes("twice"), "application/pdf", "first.pdf");
        var second = archive.store(bytes("twice"), "text/plain", "second.txt");

        assertThat(second).isEqualTo(first);
        assertThat(archive.find(first)).map(StoredDocument::fileName).hasValue("first.pdf");
    }

    @Test
    void manyWhoStoreTheSameBytesAtTheSameTimeAllSucceed() throws Exception {
        int writers = 8;
        var start = new CyclicBarrier(writers);
        List<Callable<DocumentHash>> tasks = IntStream.range(0, writers)
                .<Callable<DocumentHash>>mapToObj(writer -> () -> {
                    start.await();
                    return archive.store(bytes("at the same time"), "application/pdf", writer + ".pdf");
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (var result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(DocumentHash.of(bytes("at the same time")));
            }
        }
        assertThat(database.queryForObject(
                        "SELECT COUNT(*) FROM archived_document WHERE hash = ?",
                        Integer.class,
                        DocumentHash.of(bytes("at the same time")).hex()))
                .isEqualTo(1);
    }

    @Test
    void damageInTheDatabaseIsNoticed() {
        var hash = archive.store(bytes("soon damaged"), "application/pdf", "damaged.pdf");
        database.update("UPDATE archived_document SET content = ? WHERE hash = ?", bytes("other bytes"), hash.hex());

        assertThatThrownBy(() -> archive.load(hash))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aHashThatWasNeverStoredIsUnknown() {
        var never = DocumentHash.of(bytes("never stored"));

        assertThat(archive.find(never)).isEmpty();
        assertThatThrownBy(() -> archive.load(never))
                .isInstanceOf(UnknownDocument.class)
                .hasMessageContaining(never.hex());
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertThatThrownBy(() -> archive.store(new byte[0], "application/pdf", "empty.pdf"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty.pdf");
    }
}
