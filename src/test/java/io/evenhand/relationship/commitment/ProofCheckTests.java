package io.evenhand.relationship.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.digest.Sha256;
import io.evenhand.relationship.commitment.PrivateList.Opening;
import io.evenhand.signing.DetachedReading;
import io.evenhand.signing.Signatory;
import io.evenhand.signing.TestTimestamps;
import io.evenhand.signing.TrustedAuthorities;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that an opened entry convinces, shows nothing of the others, and that whatever was changed about it is refused in words. */
class ProofCheckTests {
    private static final Instant COMMITTED = Instant.parse("2026-03-01T10:00:00Z");
    private static final String INVOICE = Sha256.of("invoice 7");

    @TempDir
    private Path folder;

    private Commitment commitment;
    private Proof proof;

    @BeforeEach
    void commitAndOpen() throws Exception {
        StringBuilder list = new StringBuilder("name;country;domain;tax id;evidence;evidence date\n");
        for (int i = 0; i < 20; i++) {
            list.append("Kunde %d GmbH;DE;kunde-%d.example;DE%09d;%s;2025-06-%02d\n"
                    .formatted(i, i, i, Sha256.of("invoice " + i), i + 1));
        }
        commitment = commit(list.toString());
        String token = Base64.getEncoder()
                .encodeToString(
                        TestTimestamps.at(folder.resolve("keys"), COMMITTED).stamp(commitment.digest()));
        commitment = commitment.stampedWith(token);
        proof = open("https://www.KUNDE-7.example", commitment);
    }

    @Test
    void anEntryIsProvenWithItsEvidenceItsDayAndItsCustomer() {
        Verdict verdict = check(proof)
                .against(commitment)
                .evidence(INVOICE)
                .introducedOn(LocalDate.of(2026, 4, 1))
                .about(new CustomerIdentity("Kunde 7", "DE", "kunde-7.example", null).identifiers())
                .verdict();
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Proven.class, proven -> {
            assertThat(proven.fixedAt()).isEqualTo(COMMITTED);
            assertThat(proven.facts()).anyMatch(fact -> fact.contains("20 entries"));
        });
    }

    @Test
    void nothingOfTheOtherEntriesIsInTheProof() {
        String written = new String(CommitmentFormat.write(proof), StandardCharsets.UTF_8);
        assertThat(written)
                .contains("kunde-7.example")
                .doesNotContain("kunde-6")
                .doesNotContain("kunde 8");
        assertThat(written).doesNotContain(Sha256.of("invoice 6"));
    }

    @Test
    void aProofIsWrittenAndReadBack() throws UnreadableFileException {
        assertThat(CommitmentFormat.readProof(CommitmentFormat.write(proof))).isEqualTo(proof);
        assertThat(CommitmentFormat.readCommitment(CommitmentFormat.write(commitment)))
                .isEqualTo(commitment);
    }

    @Test
    void aProofForAnotherRootIsRefused() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Commitment other =
                commit(elsewhere, "name,country,evidence,evidence_date\nAndere AG,CH," + INVOICE + ",2024-01-01\n");
        assertRefused(check(proof).against(other), "belongs to another commitment");
    }

    @Test
    void aChangedSaltIsRefused() {
        assertRefused(with(proof.entry(), Sha256.of("salt"), proof.place(), proof.path()), "does not lead to the root");
    }

    @Test
    void changedEvidenceIsRefused() {
        Entry entry = new Entry(
                proof.entry().identifiers(), Sha256.of("other"), proof.entry().evidenceDate());
        assertRefused(with(entry, proof.salt(), proof.place(), proof.path()), "does not lead to the root");
        assertRefused(check(proof).evidence(Sha256.of("other")), "another file than the one that was named");
    }

    @Test
    void aTruncatedPathAndAPathThatIsTooLongAreRefused() {
        List<String> path = proof.path();
        assertRefused(with(proof.entry(), proof.salt(), proof.place(), path.subList(1, path.size())), "cut short");
        List<String> longer = new ArrayList<>(path);
        longer.add(INVOICE);
        assertRefused(with(proof.entry(), proof.salt(), proof.place(), longer), "too long");
    }

    @Test
    void aPlaceThatTheListDoesNotHaveIsRefused() {
        assertRefused(with(proof.entry(), proof.salt(), 20, proof.path()), "but the list has 20 entries");
    }

    /** What lies one level up is a node: neither its hash nor its two halves pass for an entry. */
    @Test
    void aNodeIsNoEntry() {
        assertThatThrownBy(() -> new Entry(List.of("\u0001" + "a".repeat(64)), INVOICE, LocalDate.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invisible characters");
        Proof oneUp = new Proof(
                proof.entry(),
                proof.path().getFirst(),
                proof.place() >> 1,
                proof.path().subList(1, proof.path().size()),
                new Commitment(commitment.root(), 10, COMMITTED, commitment.timestamp()));
        assertRefused(check(oneUp), "does not lead to the root");
        assertRefused(check(oneUp).against(commitment), "another commitment");
    }

    @Test
    void evidenceOfALaterDayThanTheCommitmentIsRefused() throws Exception {
        Path later = Files.createDirectories(folder.resolve("later"));
        Commitment other = commit(
                later,
                "name,country,domain,evidence,evidence_date\nSpät AG,CH,spaet.example," + INVOICE + ",2026-03-02\n");
        Commitment stamped = other.stampedWith(Base64.getEncoder()
                .encodeToString(
                        TestTimestamps.at(folder.resolve("keys"), COMMITTED).stamp(other.digest())));
        assertRefused(
                check(open(later, "spaet.example", stamped)),
                "dated 2026-03-02, after the list was committed on 2026-03-01");
    }

    @Test
    void aCommitmentThatIsNotOlderThanTheIntroductionIsRefused() {
        assertRefused(
                check(proof).introducedOn(LocalDate.of(2026, 2, 28)), "not before the introduction on 2026-02-28");
        assertRefused(check(proof).introducedOn(LocalDate.of(2026, 3, 1)), "not before the introduction on 2026-03-01");
    }

    @Test
    void ofOneSecondTheMomentsDecide() {
        assertThat(check(proof).introducedAt(COMMITTED.plusNanos(1_000)).verdict())
                .isInstanceOf(Verdict.Proven.class);
        assertRefused(
                check(proof).introducedAt(COMMITTED),
                "committed at " + COMMITTED + ", not before the introduction at " + COMMITTED);
    }

    @Test
    void anotherCustomerIsRefused() {
        assertRefused(
                check(proof).about(new CustomerIdentity("Kunde 8", "DE", null, null).identifiers()),
                "about another customer");
    }

    @Test
    void whereNobodySaysWhenNothingIsProven() {
        Commitment silent = new Commitment(commitment.root(), commitment.count(), COMMITTED, null);
        Proof unstamped = new Proof(proof.entry(), proof.salt(), proof.place(), proof.path(), silent);
        assertRefused(check(unstamped), "Nobody but its owner says when");
        assertThat(check(unstamped)
                        .against(silent)
                        .knownSince(COMMITTED, "the network's record")
                        .verdict())
                .isInstanceOf(Verdict.Proven.class);
    }

    @Test
    void aTimestampOfSomethingElseIsRefused() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Commitment another =
                commit(other, "name,country,evidence,evidence_date\nAndere AG,CH," + INVOICE + ",2024-01-01\n");
        Commitment borrowed = another.stampedWith(String.valueOf(commitment.timestamp()));
        assertRefused(check(open(other, "Andere AG", borrowed)), "The timestamp is about something else");
    }

    @Test
    void filesThatAreNoneAreRefusedWithTheirField() {
        String written = new String(CommitmentFormat.write(proof), StandardCharsets.UTF_8);
        assertUnreadable("{", "no JSON at line 1");
        assertUnreadable("{\"format\": \"else\"}", "\"format\" must be \"evenhand proof 1\"");
        assertUnreadable(written.replace("\"salt\"", "\"pepper\""), "\"pepper\" that nothing reads");
        assertUnreadable(written.replaceFirst("\"place\" : \\d+", "\"place\" : -1"), "place is a number");
        assertUnreadable(written.replaceFirst("2025-06-08", "2025-06-31"), "entry.evidenceDate");
        assertUnreadable(written.replace(proof.salt(), proof.salt().substring(2)), "salt has 64 digits");
    }

    private static void assertUnreadable(String file, String sentence) {
        assertThatThrownBy(() -> CommitmentFormat.readProof(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(sentence);
    }

    /** Trusting the authority that stamped. */
    private ProofCheck check(Proof opened) {
        return ProofCheck.of(opened).trusting(trusted(COMMITTED));
    }

    private TrustedAuthorities trusted(Instant now) {
        return TestTimestamps.trusted(folder.resolve("keys"), now);
    }

    private Countersignature countersignature(Commitment of, String organisation, Path keys, Instant at) {
        byte[] statement = Countersignature.statement(of, "contoso", organisation, "Ivo Keller", at);
        byte[] signature = TestTimestamps.signatures(keys, at)
                .by(
                        new Signatory("p-ivo", "Ivo Keller", "", "contoso", organisation, "DE"),
                        statement,
                        "a test of countersigning");
        return new Countersignature(
                "contoso", organisation, "Ivo Keller", at, Base64.getEncoder().encodeToString(signature));
    }

    @Test
    void aTimestampOfAnybodysOwnAuthorityProvesNoTime() {
        Path own = folder.resolve("owners-keys");
        Commitment founded = commitment.stampedWith(Base64.getEncoder()
                .encodeToString(TestTimestamps.at(own, COMMITTED.minusSeconds(100L * 86_400))
                        .stamp(commitment.digest())));
        Verdict verdict = check(proof).against(founded).verdict();
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Listed.class, listed -> {
            assertThat(listed.saidAt()).isEqualTo(COMMITTED.minusSeconds(100L * 86_400));
            assertThat(listed.doubts()).anyMatch(one -> one.contains("was issued by no authority that you trust"));
            assertThat(listed.facts()).anyMatch(one -> one.contains("20 entries"));
        });
        // Whoever is not trusted is still believed against itself.
        assertRefused(
                check(proof).against(founded).introducedOn(LocalDate.of(2025, 10, 1)),
                "not before the introduction on 2025-10-01");
        assertThat(ProofCheck.of(proof).against(commitment).verdict()).isInstanceOf(Verdict.Listed.class);
    }

    @Test
    void aTimestampIsNotBelievedOnceItsCertificateHasEnded() {
        Instant muchLater = COMMITTED.plusSeconds(40L * 365 * 86_400);
        assertThat(ProofCheck.of(proof)
                        .trusting(new TrustedAuthorities(trusted(COMMITTED).certificates(), muchLater))
                        .verdict())
                .isInstanceOfSatisfying(
                        Verdict.Listed.class,
                        listed -> assertThat(listed.doubts()).anyMatch(one -> one.contains("has ended since")));
    }

    @Test
    void aCountersignatureSaysWhoSawTheListAndWhenToWhomeverTrustsItsAuthority() throws Exception {
        Commitment silent = new Commitment(commitment.root(), commitment.count(), COMMITTED, null);
        Instant seen = COMMITTED.plusSeconds(3_600);
        Commitment seenBy = silent.countersignedBy(
                List.of(countersignature(silent, "Contoso Systems", folder.resolve("keys"), seen)));
        Commitment read = CommitmentFormat.readCommitment(CommitmentFormat.write(seenBy));
        assertThat(read).isEqualTo(seenBy);
        assertThat(check(proof).against(read).verdict()).isInstanceOfSatisfying(Verdict.Proven.class, proven -> {
            assertThat(proven.fixedAt()).isEqualTo(seen);
            assertThat(proven.facts())
                    .anyMatch(fact -> fact.contains("Ivo Keller for Contoso Systems")
                            && fact.contains("certificate of “Ivo Keller, Contoso Systems”"));
        });
        assertThat(ProofCheck.of(proof)
                        .trusting(TrustedAuthorities.none(seen))
                        .against(read)
                        .verdict())
                .isInstanceOfSatisfying(
                        Verdict.Listed.class,
                        listed -> assertThat(listed.doubts()).anyMatch(one -> one.contains("which is intact")));
    }

    @Test
    void aCountersignatureOfSomethingElseCountsForNothing() throws Exception {
        Countersignature sound = countersignature(commitment, "Contoso Systems", folder.resolve("keys"), COMMITTED);
        Countersignature renamed =
                new Countersignature(sound.partner(), "Fabrikam", sound.person(), sound.seenAt(), sound.signature());
        Countersignature earlier = new Countersignature(
                sound.partner(), sound.organisation(), sound.person(), Instant.EPOCH, sound.signature());
        Countersignature garbled =
                new Countersignature(sound.partner(), sound.organisation(), sound.person(), COMMITTED, "AAAA");
        for (Countersignature one : List.of(renamed, earlier, garbled)) {
            assertThat(one.read(commitment)).isInstanceOf(DetachedReading.Broken.class);
        }
        assertThat(sound.read(commitment)).isInstanceOf(DetachedReading.Intact.class);
        Commitment other = new Commitment(commitment.root(), 21, COMMITTED, commitment.timestamp());
        assertThat(sound.read(other)).isInstanceOf(DetachedReading.Broken.class);
        // Whoever adds such a one to a file takes nothing from it.
        assertThat(check(proof)
                        .against(commitment.countersignedBy(List.of(renamed)))
                        .verdict())
                .isInstanceOfSatisfying(
                        Verdict.Proven.class,
                        proven -> assertThat(proven.facts()).anyMatch(fact -> fact.contains("counts for nothing")));
    }

    private ProofCheck with(Entry entry, String salt, int place, List<String> path) {
        return check(new Proof(entry, salt, place, path, commitment));
    }

    private static void assertRefused(ProofCheck check, String sentence) {
        assertThat(check.verdict())
                .isInstanceOfSatisfying(
                        Verdict.NotProven.class,
                        not -> assertThat(not.reasons()).anyMatch(reason -> reason.contains(sentence)));
    }

    private Commitment commit(String list) throws IOException {
        return commit(folder, list);
    }

    private static Commitment commit(Path where, String list) throws IOException {
        Path file = Files.writeString(where.resolve("list.csv"), list);
        try (ListCommitter committer = ListCommitter.in(where, new Silent())) {
            var committed = (ListCommitter.Outcome.Committed)
                    committer.commit(file, FileWatch.NOBODY, Clock.fixed(COMMITTED, ZoneOffset.UTC));
            committer.keep(committed.commitment(), where);
            return committed.commitment();
        }
    }

    private Proof open(String customer, Commitment of) throws Exception {
        return open(folder, customer, of);
    }

    private static Proof open(Path where, String customer, Commitment of) throws Exception {
        String plain = customer.replaceFirst("https://www\\.", "");
        return ((Opening.Opened) PrivateList.in(where).open(CustomerSearch.of(plain, null), PrivateList.Pick.ANY, of))
                .proof();
    }

    private static final class Silent implements ListCommitter.Listener {
        @Override
        public void problem(LineProblem problem) {
            throw new AssertionError(problem.words());
        }

        @Override
        public void note(String sentence) {}

        @Override
        public void merged(long line, long kept, String by) {}
    }
}
