package io.evenhand.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.digest.Sha256;
import io.evenhand.evidence.Happening.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Proves that what is said of a signature is what its own entry says, and nothing that somebody did before. */
@Execution(ExecutionMode.CONCURRENT)
class SigningRecordTests {
    private final List<EvidenceEntry> entries = new ArrayList<>();

    @Test
    void aSignatureWithoutAnActBorrowsNothingFromWhatItsPersonDidBefore() {
        add(EvidenceKind.LINK_SENT, null, Map.of(Fact.SENT_TO, "a•••@example.com"));
        add(EvidenceKind.CODE_CONFIRMED, "p", Map.of(Fact.ADDRESS, "192.0.2.1", Fact.AGENT, "Firefox"));
        add(EvidenceKind.DOCUMENT_SHOWN, "p", Map.of(Fact.SHOWN_SHA256, Sha256.of("shown"), Fact.PAGES, "6"));
        add(EvidenceKind.CONSENTED, "p", Map.of(Fact.CONSENT, "I agree."));
        add(
                EvidenceKind.SIGNED,
                "p",
                Map.of(Fact.RESULT_SHA256, Sha256.of("signed"), Fact.AUTHENTICATION, "task list"));

        SigningRecord record = record();

        assertThat(record.known()).isEqualTo("task list");
        assertThat(record.consent()).isNull();
        assertThat(record.shown()).isNull();
        assertThat(record.pages()).isNull();
        assertThat(record.address()).isNull();
        assertThat(record.agent()).isNull();
    }

    @Test
    void thePagesAreThoseOfTheDocumentThatWasSigned() {
        add(EvidenceKind.DOCUMENT_SHOWN, "p", Map.of(Fact.SHOWN_SHA256, Sha256.of("former"), Fact.PAGES, "5"));
        add(EvidenceKind.DOCUMENT_SHOWN, "p", Map.of(Fact.SHOWN_SHA256, Sha256.of("present"), Fact.PAGES, "6"));
        add(EvidenceKind.DOCUMENT_SHOWN, "other", Map.of(Fact.SHOWN_SHA256, Sha256.of("present"), Fact.PAGES, "7"));
        add(EvidenceKind.SIGNED, "p", Map.of(Fact.SHOWN_SHA256, Sha256.of("present")));

        assertThat(record().pages()).isEqualTo("6");
    }

    @Test
    void whereALinkWentIsSaidOfWhoTypedItsCodeAndOfNobodyElse() {
        add(EvidenceKind.LINK_SENT, null, Map.of(Fact.SENT_TO, "a•••@example.com"));
        add(EvidenceKind.SIGNED, "p", Map.of(Fact.AUTHENTICATION, "account"));

        assertThat(record().sentTo()).isNull();
    }

    @Test
    void beforeTheCodeItWasSomebody() {
        add(EvidenceKind.LINK_OPENED, null, Map.of());
        add(EvidenceKind.CODE_REFUSED, null, Map.of());
        add(EvidenceKind.CODE_SENT, null, Map.of());

        assertThat(entries).extracting(EvidenceWords::who).containsExactly("Somebody", "Somebody", "Evenhand");
        assertThat(new Timeline(entries).lanes())
                .extracting(Timeline.Lane::name)
                .containsExactly("Evenhand", "Somebody");
    }

    private SigningRecord record() {
        return SigningRecord.of("s", entries).orElseThrow();
    }

    private void add(EvidenceKind kind, @Nullable String person, Map<Fact, String> facts) {
        entries.add(EvidenceEntry.following(
                Sha256.of("before"),
                entries.size() + 1,
                EvidenceEntry.written(Instant.parse("2026-11-27T10:00:00Z").plusSeconds(entries.size())),
                new Happening("once-" + entries.size(), kind, "a", "s", person, "Anna Berg", "Nordwind", facts)));
    }
}
