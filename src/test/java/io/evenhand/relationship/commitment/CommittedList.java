package io.evenhand.relationship.commitment;

import io.evenhand.digest.Sha256;
import io.evenhand.relationship.commitment.PrivateList.Opening;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A list of "Kunde 0 GmbH", "Kunde 1 GmbH" and so on, committed to, for tests of other rooms. */
public record CommittedList(Path folder, Commitment commitment) {
    public static CommittedList of(Path folder, int customers, Instant madeAt) throws IOException {
        StringBuilder list = new StringBuilder("name,country,domain,evidence,evidence_date\n");
        for (int i = 0; i < customers; i++) {
            list.append("Kunde %d GmbH,DE,kunde-%d.example,%s,2020-01-15\n".formatted(i, i, Sha256.of("invoice " + i)));
        }
        Path file = Files.writeString(folder.resolve("list.csv"), list);
        try (ListCommitter committer = ListCommitter.in(folder, new ListCommitter.Listener() {
            @Override
            public void problem(LineProblem problem) {
                throw new AssertionError(problem.words());
            }

            @Override
            public void note(String sentence) {}

            @Override
            public void merged(long line, long kept, String by) {}
        })) {
            var committed = (ListCommitter.Outcome.Committed)
                    committer.commit(file, FileWatch.NOBODY, Clock.fixed(madeAt, ZoneOffset.UTC));
            committer.keep(committed.commitment(), folder);
            return new CommittedList(folder, committed.commitment());
        }
    }

    public byte[] publicFile() {
        return CommitmentFormat.write(commitment);
    }

    public byte[] proof(String domain) throws IOException, UnreadableFileException {
        Opening opening =
                PrivateList.in(folder).open(CustomerSearch.of(domain, null), PrivateList.Pick.ANY, commitment);
        return CommitmentFormat.write(((Opening.Opened) opening).proof());
    }
}
