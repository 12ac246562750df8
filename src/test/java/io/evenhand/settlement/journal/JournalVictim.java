package io.evenhand.settlement.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A process that posts until it is killed. It notes in a file what it asks before it asks, and what it was told after: what is in the file
 * is safe from the death of the process.
 */
final class JournalVictim {
    private static final int THREADS = 8;
    private static final int BATCH = 25;

    private JournalVictim() {}

    /** @param arguments url, user, password, the file, the run, the books */
    public static void main(String[] arguments) throws IOException {
        Journal journal = new SpringApplicationBuilder(JournalAlone.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + arguments[0],
                        "--spring.datasource.username=" + arguments[1],
                        "--spring.datasource.password=" + arguments[2],
                        "--logging.level.root=error")
                .getBean(Journal.class);
        FileChannel file = FileChannel.open(Path.of(arguments[3]), StandardOpenOption.APPEND);
        List<String> books = List.of(arguments[5].split(","));
        for (int i = 0; i < THREADS; i++) {
            String thread = arguments[4] + "-" + i;
            boolean batches = i % 2 == 0;
            Thread unused = Thread.ofPlatform().start(() -> post(journal, file, books, thread, batches));
        }
    }

    private static void post(Journal journal, FileChannel file, List<String> books, String thread, boolean batches) {
        for (int number = 0; ; number++) {
            List<PostingRequest> requests = new ArrayList<>();
            for (int i = 0; i < (batches ? BATCH : 1); i++) {
                requests.add(request(books, thread + "-" + number + "-" + i));
            }
            note(
                    file,
                    requests.stream()
                            .map(request -> "asked " + request.key() + "\n")
                            .collect(Collectors.joining()));
            List<PostingResult> results =
                    batches ? journal.postAll(requests) : List.of(journal.post(requests.getFirst()));
            StringBuilder told = new StringBuilder();
            for (int i = 0; i < results.size(); i++) {
                PostingResult.Posted posted = (PostingResult.Posted) results.get(i);
                told.append("told ")
                        .append(requests.get(i).key())
                        .append(' ')
                        .append(posted.id().sequence())
                        .append('\n');
            }
            note(file, told.toString());
        }
    }

    /** The same for whoever asks for this key. */
    static PostingRequest request(List<String> books, String key) {
        int hash = Math.floorMod(key.hashCode(), 1_000);
        return TestPostings.share(books.get(hash % books.size()), key, 1 + hash);
    }

    private static void note(FileChannel file, String lines) {
        try {
            synchronized (file) {
                ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    int unused = file.write(bytes);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
