package io.evenhand.word;

import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Negotiations;
import io.evenhand.partner.Partners;
import io.evenhand.word.DraftTexts.Draft;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Drafts as they go out: as one text, or as the changes from one version to another. Whoever calls makes sure that the reader may see it. */
@Service
public class WordDrafts {
    private final Negotiations negotiations;
    private final DraftTexts texts;
    private final Partners partners;

    WordDrafts(Negotiations negotiations, DraftTexts texts, Partners partners) {
        this.negotiations = negotiations;
        this.texts = texts;
        this.partners = partners;
    }

    /** A file to be sent. */
    public record Outgoing(String fileName, byte[] content) {
        /** What it is, for whoever receives it. */
        public static final String MEDIA_TYPE = WordFile.MEDIA_TYPE;
    }

    /** A version of the terms as a Word file, in the agreement's own wording; empty for one that there is not. The same on the same day. */
    public Optional<Outgoing> draft(AgreementView agreement, int version) {
        return negotiations
                .version(agreement.id(), version)
                .map(known -> new Outgoing(
                        name(agreement, "v" + version),
                        texts.today(agreement, known).file()));
    }

    /**
     * What changed from one version of the terms to another, as tracked changes of whoever proposed the later one. Accepting all gives the later
     * text, rejecting all the earlier.
     *
     * @return empty where one of the versions is not there
     */
    public Optional<Outgoing> changes(AgreementView agreement, int from, int to) {
        return negotiations
                .version(agreement.id(), from)
                .flatMap(before -> negotiations
                        .version(agreement.id(), to)
                        .map(after -> new Outgoing(
                                name(agreement, "v" + from + "-v" + to), changes(agreement, before, after))));
    }

    private byte[] changes(AgreementView agreement, Negotiations.Version from, Negotiations.Version to) {
        String author = partners.get(to.proposedBy()).legalName();
        Draft before = texts.today(agreement, from);
        Draft after = texts.today(agreement, to);
        return new WordFile(after.stamp().from(from.number()))
                .write(Redlined.between(before.text(), after.text()), after.forms(), author);
    }

    private static String name(AgreementView agreement, String version) {
        return agreement.number().replaceAll("[^A-Za-z0-9._-]", "-") + "-" + version + ".docx";
    }
}
