package io.evenhand.terms;

import io.evenhand.digest.Sha256;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import io.evenhand.terms.json.RecordWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The canonical form of terms, its hash, and its sentences. */
public final class TermsFormat {
    private static final int MOST_BYTES = 1_000_000;
    private static final RecordReader READER = new RecordReader();

    private TermsFormat() {}

    /** UTF-8 JSON in the canonical form of RFC 8785. {@link #parse} is its inverse. */
    public static byte[] canonical(Terms terms) {
        return JsonText.canonical(json(terms));
    }

    /** The same JSON, indented for people. {@link #parse} reads it, too. */
    public static String pretty(Terms terms) {
        return JsonText.pretty(json(terms));
    }

    /**
     * Reads terms of any kind from JSON, in whatever order its fields stand.
     *
     * @throws MalformedTermsException with every problem found
     */
    public static Terms parse(byte[] json) throws MalformedTermsException {
        return read(document(json));
    }

    /** Equal for equal terms, whatever the order in which their fields were written. */
    public static TermsHash hash(Terms terms) {
        return hash(canonical(terms));
    }

    /** The hash that a document states of the canonical form embedded in it. */
    public static TermsHash hash(byte[] canonical) {
        return new TermsHash(Sha256.of(canonical));
    }

    /** Every rule in plain English, in the order in which a reader wants them; the very words of the contract. */
    public static List<Sentence> sentences(Terms terms) {
        return sentences(terms, Locale.ENGLISH);
    }

    /**
     * Every rule in the language of a contract, in the order in which a reader wants them; the very words of the contract.
     *
     * @throws IllegalArgumentException if these terms have no sentences in that language
     */
    public static List<Sentence> sentences(Terms terms, Locale language) {
        return sentences(terms, phrases(terms, Language.of(language)));
    }

    static List<Sentence> sentences(Terms terms, Phrases phrases) {
        var write = new CommonSentences(terms, phrases);
        switch (terms) {
            case NdaTerms nda -> new NdaSentences(nda, write).write();
            case RevenueShareTerms share -> new RevenueShareSentences(share, write).write();
            case CustomerProtectionTerms protection -> new CustomerProtectionSentences(protection, write).write();
            case DeclaredTerms ignored -> {
                write.effective();
                write.closing();
            }
            case ChangeTerms change -> new ChangeSentences(change, write).write();
        }
        return write.all();
    }

    /** Whether terms of a kind have sentences in a language. */
    public static boolean hasSentences(AgreementKind kind, Locale language) {
        return Language.find(language.getLanguage())
                .filter(known -> Phrases.find(file(kind), known).isPresent())
                .isPresent();
    }

    static Optional<String> titleOf(AgreementKind kind, Locale language) {
        return Language.find(language.getLanguage())
                .flatMap(known -> Phrases.find(file(kind), known))
                .flatMap(phrases -> phrases.find(kind.isChange() ? "title." + kind.code() : "title"));
    }

    private static String file(AgreementKind kind) {
        return kind.isChange() ? ChangeSentences.FILE : kind.isDeclared() ? DeclaredTerms.SENTENCES : kind.code();
    }

    /**
     * What was agreed, for people who do not have the document before them: every rule in the language of the contract; before them, of a
     * kind that files declare, what its fields hold; and after them, which texts of clauses were chosen.
     *
     * @param clauses of the wording, for what these texts are called; what it does not know is called by its name
     */
    public static List<Sentence> agreed(Terms terms, Locale language, SharedClauses clauses) {
        List<Sentence> agreed = new ArrayList<>();
        if (terms instanceof DeclaredTerms declared) {
            agreed.addAll(declared.readings(Language.of(language)));
        }
        agreed.addAll(sentences(terms, language));
        agreed.addAll(chosen(terms, phrases(terms, Language.of(language)), clauses));
        return List.copyOf(agreed);
    }

    /** Which texts of clauses were chosen. The words themselves stand in the document. */
    static List<Sentence> chosen(Terms terms, Phrases phrases, SharedClauses clauses) {
        return terms.chosenClauses().entrySet().stream()
                .map(choice -> new Sentence(
                        "clauses." + choice.getKey(),
                        phrases.say(
                                "clause",
                                Map.of(
                                        "clause", clauses.label(choice.getKey()),
                                        "text", clauses.label(choice.getKey(), choice.getValue())))))
                .toList();
    }

    /** Whether these terms have sentences in a language, given as a tag such as "de". */
    public static boolean hasSentences(Terms terms, String language) {
        boolean own = Language.find(language)
                .flatMap(known -> Phrases.find(file(terms), known))
                .isPresent();
        return own
                && (!(terms instanceof ChangeTerms change)
                        || hasSentences(change.changed().terms(), language));
    }

    static Phrases phrases(Terms terms, Language language) {
        return Phrases.find(file(terms), language)
                .orElseThrow(() -> new IllegalArgumentException("There are no sentences of %s terms in the language %s"
                        .formatted(file(terms), language.tag())));
    }

    static String file(Terms terms) {
        return switch (terms) {
            case NdaTerms ignored -> NdaSentences.FILE;
            case RevenueShareTerms ignored -> RevenueShareSentences.FILE;
            case CustomerProtectionTerms ignored -> CustomerProtectionSentences.FILE;
            case DeclaredTerms ignored -> DeclaredTerms.SENTENCES;
            case ChangeTerms ignored -> ChangeSentences.FILE;
        };
    }

    static JsonValue.JsonObject json(Terms terms) {
        return RecordWriter.write((Record) terms);
    }

    static JsonValue document(byte[] json) throws MalformedTermsException {
        if (json.length > MOST_BYTES) {
            throw new MalformedTermsException(List.of(new FieldProblem(
                    "", "is %d bytes long".formatted(json.length), "keep terms within 1,000,000 bytes")));
        }
        try {
            return JsonReader.read(json).root();
        } catch (MalformedJsonException malformed) {
            throw new MalformedTermsException(List.of(new FieldProblem(
                    "", "line %d %s".formatted(malformed.line(), malformed.problem()), malformed.remedy())));
        }
    }

    static Terms read(JsonValue json) throws MalformedTermsException {
        return switch (READER.read(Terms.class, json)) {
            case Reading.Complete<Terms> complete -> complete.value();
            case Reading.Refused<Terms> refused -> throw new MalformedTermsException(refused.problems());
        };
    }
}
