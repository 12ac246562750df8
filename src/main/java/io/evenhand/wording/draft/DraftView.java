package io.evenhand.wording.draft;

import io.evenhand.template.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A draft as its lawyers see it.
 *
 * @param name of what it words: "nda"
 * @param language as a language tag: "en"
 * @param basedOn hash of the wording that it began with
 * @param ownerId whose draft it is
 * @param proposalId under which it was handed in last
 * @param files in the order of their names
 */
public record DraftView(
        String id,
        String name,
        String language,
        String basedOn,
        String ownerId,
        DraftState state,
        String note,
        Optional<String> proposalId,
        String openedByName,
        String changedByName,
        Instant changedAt,
        List<File> files) {
    public DraftView {
        files = List.copyOf(files);
    }

    static DraftView of(WordingDraft draft, List<DraftFile> files) {
        return new DraftView(
                draft.id(),
                draft.name(),
                draft.language(),
                draft.basedOn(),
                draft.ownerId(),
                draft.state(),
                draft.note(),
                draft.proposalId(),
                draft.openedByName(),
                draft.changedByName(),
                draft.changedAt(),
                files.stream()
                        .map(file -> new File(
                                file.name(),
                                file.base(),
                                file.text(),
                                file.revision(),
                                file.isChanged(),
                                file.isNew(),
                                file.changedByName(),
                                file.changedAt()))
                        .toList());
    }

    /**
     * A file of a draft.
     *
     * @param base how it read in the beginning; empty where the draft added it
     * @param revision counts its changes, from 0 on
     * @param changedByName empty where nobody changed it
     */
    public record File(
            String name,
            String base,
            String text,
            int revision,
            boolean changed,
            boolean added,
            String changedByName,
            @Nullable Instant changedAt) {}

    /** The text itself, which includes the others. */
    public String mainFile() {
        return name + "." + language + ".md";
    }

    public Optional<File> file(String wanted) {
        return files.stream().filter(file -> file.name().equals(wanted)).findFirst();
    }

    /** As it reads now. */
    public Wording wording() {
        return Wording.of(files.stream().collect(Collectors.toMap(File::name, File::text)));
    }

    /** As it read in the beginning. */
    public Wording base() {
        Map<String, String> texts =
                files.stream().filter(file -> !file.added()).collect(Collectors.toMap(File::name, File::base));
        return Wording.of(texts);
    }

    public boolean isOpen() {
        return state == DraftState.OPEN;
    }
}
