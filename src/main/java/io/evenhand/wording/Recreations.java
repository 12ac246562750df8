package io.evenhand.wording;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.RemadeDocuments;
import io.evenhand.agreement.RemakeResult;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.PagePictures;
import io.evenhand.document.PagePictures.Page;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Makes the document of an agreement once more and holds it against the one that is kept. */
@Service
public class Recreations {
    private final RemadeDocuments documents;
    private final PagePictures pages;

    Recreations(RemadeDocuments documents, PagePictures pages) {
        this.documents = documents;
        this.pages = pages;
    }

    /** Of documents that are made and kept elsewhere than in the running program. */
    public static Recreations of(RemadeDocuments documents) {
        return new Recreations(documents, new PagePictures());
    }

    /** Idempotent. The caller makes sure that the reader may see the agreement. */
    public Recreation compare(AgreementId id) {
        return compare(documents.remake(id));
    }

    /** Of a document that was made again. */
    public Recreation compare(RemakeResult again) {
        return switch (again) {
            case RemakeResult.Impossible impossible -> new Recreation.Impossible(impossible.reason());
            case RemakeResult.Remade remade ->
                compared(remade, pages.read(DocumentHash.of(remade.pdf()), remade.pdf()));
        };
    }

    private Recreation compared(RemakeResult.Remade remade, List<Page> made) {
        try {
            return compared(remade, made, pages.read(remade.keptHash(), remade.kept()));
        } catch (UncheckedIOException unreadable) {
            return new Recreation.Impossible(
                    "The kept document cannot be read as a PDF, so there are no words to compare: "
                            + unreadable.getMessage() + ".");
        }
    }

    /** The document as it is made today, without signatures; empty where it cannot be made. */
    public Optional<byte[]> pdf(AgreementId id) {
        return documents.remake(id) instanceof RemakeResult.Remade remade
                ? Optional.of(remade.pdf())
                : Optional.empty();
    }

    private static Recreation.Compared compared(RemakeResult.Remade remade, List<Page> made, List<Page> kept) {
        List<Integer> differing = IntStream.range(0, Math.max(made.size(), kept.size()))
                .filter(at -> at >= made.size()
                        || at >= kept.size()
                        || !words(made.get(at)).equals(words(kept.get(at))))
                .mapToObj(at -> at + 1)
                .toList();
        boolean sameWords = all(made).equals(all(kept));
        return new Recreation.Compared(
                remade.wording().toString(),
                remade.keptHash().hex(),
                made.size(),
                kept.size(),
                differing,
                sameWords,
                differing.isEmpty()
                        ? new Comparison(List.of(), List.of("The document"))
                        : Comparison.of("The document", paragraphs(kept), paragraphs(made)));
    }

    private static String words(Page page) {
        return page.paragraphs().stream()
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String all(List<Page> pages) {
        return pages.stream().map(Recreations::words).collect(Collectors.joining(" "));
    }

    private static List<String> paragraphs(List<Page> pages) {
        return pages.stream().flatMap(page -> page.paragraphs().stream()).toList();
    }
}
