package io.evenhand.testing;

import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mail that the application handed over as files, as the people find it to whom it goes. */
public final class PickedUpMail {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;

    public PickedUpMail(Path folder) {
        this.folder = folder;
    }

    /** Throws away what earlier tests left. */
    public void beginAnew() {
        files().forEach(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * The first group of what is found in the subject or text of the newest mail to somebody in which it is; waited for.
     *
     * @param address or a part of it
     */
    public String find(String address, Pattern pattern) {
        return await(pattern + " in mail to " + address)
                .atMost(PATIENCE)
                .until(() -> found(address, pattern), Optional::isPresent)
                .orElseThrow();
    }

    /** Whether there is such a mail now. */
    public Optional<String> found(String address, Pattern pattern) {
        return files().stream()
                .filter(file -> file.getFileName().toString().contains(address))
                .map(PickedUpMail::words)
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** The newest first. */
    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            Multipart both = (Multipart) message.getContent();
            return message.getSubject() + "\n" + both.getBodyPart(0).getContent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(file + " is no mail", e);
        }
    }
}
