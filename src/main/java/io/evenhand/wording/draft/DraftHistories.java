package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import io.evenhand.wording.draft.DraftSave.Kind;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the files of drafts read after each save. */
@Service
@Transactional(readOnly = true)
public class DraftHistories {
    private final WordingDrafts drafts;
    private final DraftSaveRepository saves;

    DraftHistories(WordingDrafts drafts, DraftSaveRepository saves) {
        this.drafts = drafts;
        this.saves = saves;
    }

    /** The saves of a draft, the newest first; nothing where there is no such draft for the actor. */
    public List<DraftSaveView> of(Actor actor, String id) {
        return drafts.find(actor, id).isEmpty()
                ? List.of()
                : saves.list(id, Limit.of(WordingDrafts.MOST_SAVES)).stream()
                        .map(save -> new DraftSaveView(
                                save.number(),
                                save.fileName(),
                                words(save.kind()),
                                save.kind() == Kind.ASIDE,
                                save.savedByName(),
                                save.savedAt()))
                        .toList();
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case SAVED -> "saved";
            case BROUGHT_BACK -> "brought back an earlier text";
            case ASIDE -> "wrote at the same time as somebody else; kept aside";
        };
    }

    /** How a file read after a save, and before it; empty where there is no such save for the actor. */
    public Optional<SavedText> saved(Actor actor, String id, int number) {
        return drafts.find(actor, id)
                .flatMap(draft -> saves.findByDraftIdAndSaveNumber(id, number)
                        .map(save ->
                                new SavedText(save.fileName(), before(draft, save), save.text(), save.savedByName())));
    }

    private String before(DraftView draft, DraftSave save) {
        return saves.findTexts(draft.id(), save.fileName(), Integer.MAX_VALUE, save.number(), Limit.of(1)).stream()
                .findFirst()
                .map(DraftSave::text)
                .orElseGet(() ->
                        draft.file(save.fileName()).map(DraftView.File::base).orElse(""));
    }

    /** @param before how the file read before the save */
    public record SavedText(String file, String before, String after, String byName) {}
}
