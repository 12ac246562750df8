package io.evenhand.wording;

import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Wording;
import io.evenhand.wording.ReleaseBook.Release;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the wording of a version by the word that stands for it in an address: the number of a release ("3"), "program" for that of the
 * program, "wanted-" and the id of a proposal, or the hash of a version.
 */
@Service
@Transactional(readOnly = true)
public class Versions {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String PROGRAM = "program";
    private static final String PROPOSAL = "wanted-";

    private final ReleaseBook book;
    private final ProgramReleases program;
    private final WordingProposalRepository proposals;

    Versions(ReleaseBook book, ProgramReleases program, WordingProposalRepository proposals) {
        this.book = book;
        this.program = program;
        this.proposals = proposals;
    }

    /**
     * @param word by which addresses name it
     * @param title for people: "Version 3"
     */
    public record Named(String word, String title, Wording wording) {}

    /** By the word that stands for it; empty where there is none such of this name and language. */
    public Optional<Named> find(String name, String language, String word) {
        if (NUMBER.matcher(word).matches()) {
            return book.find(name, language, Integer.parseInt(word)).map(this::named);
        }
        if (HASH.matcher(word).matches()) {
            return book.find(new TemplateVersion(name, language, word)).map(this::named);
        }
        if (word.equals(PROGRAM)) {
            return program.wording(name, language).map(wording -> new Named(word, "The program’s wording", wording));
        }
        return word.startsWith(PROPOSAL)
                ? ProposalId.read(word.substring(PROPOSAL.length()))
                        .flatMap(proposals::findById)
                        .filter(proposal -> proposal.name().equals(name)
                                && proposal.language().equals(language))
                        .map(proposal -> new Named(word(proposal.id()), "Proposal", book.wording(proposal.id())))
                : Optional.empty();
    }

    private Named named(Release release) {
        return new Named(Integer.toString(release.number()), "Version " + release.number(), book.wording(release));
    }

    /** The word that stands for a proposal in an address. */
    public static String word(ProposalId id) {
        return PROPOSAL + id;
    }

    /** What can be compared: the releases, the latest first, and the program's wording where none of them is it. */
    public List<Choice> choices(String name, String language) {
        List<Release> releases = book.of(name, language);
        List<Choice> choices = releases.stream()
                .map(release -> new Choice(
                        Integer.toString(release.number()),
                        "Version " + release.number() + (release == releases.getFirst() ? " (in use)" : "")))
                .collect(Collectors.toList());
        program.wording(name, language)
                .filter(own ->
                        releases.stream().noneMatch(release -> release.hash().equals(own.hash())))
                .ifPresent(own -> choices.add(new Choice(PROGRAM, "The program’s wording")));
        return choices;
    }

    public record Choice(String word, String title) {}
}
