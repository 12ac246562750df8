package io.evenhand.terms;

import io.evenhand.terms.MalformedPlaybook.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The playbooks of all kinds of agreement: what lawyers hold to be standard, acceptable and not acceptable in {@code playbook/KIND.yaml}. Each
 * is read once.
 */
public final class Playbooks {
    private static final Playbooks BUILT_IN = new Playbooks(Playbooks::builtIn, Language.ENGLISH);

    private final Function<String, Optional<String>> files;
    private final Language language;
    private final Map<AgreementKind, Playbook> read = new ConcurrentHashMap<>();
    private volatile @Nullable SharedClauses clauses;

    /**
     * @param files gives the text of a file by its name, "playbook/nda.yaml"; empty if there is none
     * @param language in which they speak to people: that of the wording with which they are
     */
    public Playbooks(Function<String, Optional<String>> files, Language language) {
        this.files = files;
        this.language = language;
    }

    /** Those that came with the program. */
    public static Playbooks builtIn() {
        return BUILT_IN;
    }

    /** The same, as they speak in a language. */
    public Playbooks in(Language other) {
        return other.tag().equals(language.tag()) ? this : new Playbooks(files, other);
    }

    private static Optional<String> builtIn(String name) {
        try (InputStream in = Playbooks.class.getResourceAsStream("/agreement-templates/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " cannot be read", e);
        }
    }

    /** The name of the file that holds the playbook of a kind. */
    public static String file(AgreementKind kind) {
        return file(kind.code());
    }

    /** The name of the file that holds the playbook of the kind with a code. */
    public static String file(String code) {
        return "playbook/" + code + ".yaml";
    }

    /**
     * Reads those of some kinds, so that a mistake is found before anybody negotiates by them.
     *
     * @throws MalformedPlaybook naming file, line and remedy
     */
    public void check(Iterable<AgreementKind> kinds) {
        kinds.forEach(this::of);
        SharedClauses unused = clauses();
    }

    /**
     * Every mistake in the playbook of a kind, by line; empty if it is sound.
     *
     * @param declared the fields of a kind that files declare; of a kind of the program its terms say what they have
     * @param language in which it must speak to people
     */
    public static List<Flaw> flaws(AgreementKind kind, List<DeclaredField> declared, String yaml, Language language) {
        try {
            Playbook unused = PlaybookReader.read(kind, DeclaredPlaces.of(declared), file(kind), yaml, language);
            return List.of();
        } catch (MalformedPlaybook malformed) {
            return malformed.flaws();
        }
    }

    /**
     * What holds of the clauses that come in several texts.
     *
     * @throws MalformedPlaybook naming file, line and remedy
     */
    public SharedClauses clauses() {
        @Nullable SharedClauses known = clauses;
        if (known == null) {
            known = files.apply(SharedClauses.FILE)
                    .map(yaml -> SharedClauses.read(yaml, language))
                    .orElse(SharedClauses.NONE);
            clauses = known;
        }
        return known;
    }

    /**
     * What the playbook says of a field, for whoever negotiates it; empty if it says nothing.
     *
     * @param pointer a JSON pointer into the terms
     */
    public Optional<Guidance> guidance(AgreementKind kind, String pointer) {
        if (pointer.startsWith(SharedClauses.pointer(""))) {
            return clauses().guidance(pointer);
        }
        String pattern = pointer.replaceAll("/[0-9]+(?=/|$)", "/*");
        return of(kind).positions().stream()
                .filter(position -> position.field().equals(pattern))
                .findFirst()
                .map(position -> new Guidance(
                        position.standard().words(language),
                        position.fallbacks().stream()
                                .map(fallback -> fallback.range().words(language))
                                .toList(),
                        position.notAcceptable().stream()
                                .map(never -> never.range().words(language))
                                .toList(),
                        position.why()));
    }

    /**
     * The positions on one field, in words.
     *
     * @param fallbacks what may be given instead, the best one first
     * @param notAcceptable what must not be given
     * @param why one sentence
     */
    public record Guidance(String standard, List<String> fallbacks, List<String> notAcceptable, String why) {}

    /** In which they speak to people. */
    Language language() {
        return language;
    }

    /** @throws MalformedPlaybook naming file, line and remedy */
    Playbook of(AgreementKind kind) {
        return read.computeIfAbsent(
                kind,
                missing -> files.apply(file(kind))
                        .map(yaml -> PlaybookReader.read(kind, file(kind), yaml, language))
                        .orElse(Playbook.NONE));
    }
}
