package io.evenhand.word;

import io.evenhand.agreement.AgreementView;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Drafts as they go out: as one text, or as the changes from one version to another. Whoever calls makes sure that the reader may see it. */
@Service
public class WordDrafts {
    private final DraftTexts texts;
    private final Partners partners;

    WordDrafts(DraftTexts texts, Partners partners) {
        this.texts = texts;
        this.partners = partners;
    }

    /** A file to be sent. */
    public record Outgoing(String fileName, byte[] content) {
        /** What it is, for whoever receives it. */
        public static final String MEDIA_TYPE = WordFile.MEDIA_TYPE;
    }

    /** A version of the terms as a Word file, in today's wording; empty for one that there is not. The same on the same day. */
    public Optional<Outgoing> draft(AgreementView agreement, int version) {
        return texts.today(agreement, version).map(draft -> new Outgoing(name(agreement, "v" + version), draft.file()));
    }

    /**
     * What changed from one version of the terms to another, as tracked changes. Accepting all gives the later text, rejecting all the
     * earlier.
     *
     * @param author whose changes they are
     * @return empty where one of the versions is not there
     */
    public Optional<Outgoing> changes(AgreementView agreement, int from, int to, PartnerId author) {
        String name = partners.get(author).legalName();
        return texts.today(agreement, from)
                .flatMap(before -> texts.today(agreement, to).map(after -> {
                    Stamp stamp = after.stamp();
                    var marked = new Stamp(
                            stamp.agreement(), to, from, stamp.template(), stamp.termsHash(), stamp.draftedOn());
                    byte[] file = new WordFile(marked)
                            .write(Redlined.between(before.text(), after.text()), after.forms(), name);
                    return new Outgoing(name(agreement, "v" + from + "-v" + to), file);
                }));
    }

    private static String name(AgreementView agreement, String version) {
        return agreement.number().replaceAll("[^A-Za-z0-9._-]", "-") + "-" + version + ".docx";
    }
}
