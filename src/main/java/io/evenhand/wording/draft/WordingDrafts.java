package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import io.evenhand.redline.LineMerge;
import io.evenhand.template.Wording;
import io.evenhand.wording.WordingRolesPolicy;
import io.evenhand.wording.draft.DraftSave.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of wording: opened, written by one or several, taken back, discarded. */
@Service
@Transactional
public class WordingDrafts {
    /** So many saves of a draft are kept; the oldest go first. */
    static final int MOST_SAVES = 200;

    static final int MOST_OPEN = 30;
    static final int MOST_FILES = 60;
    static final int LONGEST_TEXT = 200_000;
    static final int LONGEST_NOTE = 2_000;
    private static final int MOST_LISTED = 200;
    private static final List<DraftState> LISTED = List.of(DraftState.OPEN, DraftState.SUBMITTED);

    private final WordingDraftRepository drafts;
    private final DraftFileRepository files;
    private final DraftSaveRepository saves;
    private final Clock clock;

    WordingDrafts(WordingDraftRepository drafts, DraftFileRepository files, DraftSaveRepository saves, Clock clock) {
        this.drafts = drafts;
        this.files = files;
        this.saves = saves;
        this.clock = clock;
    }

    /** The drafts that the actor sees, the last changed first. */
    @Transactional(readOnly = true)
    public List<DraftRow> list(Actor actor) {
        Limit limit = Limit.of(MOST_LISTED);
        List<WordingDraft> found =
                actor.isSteward() ? drafts.findAll(LISTED, limit) : drafts.findOf(actor.partnerId(), LISTED, limit);
        return found.stream().map(DraftRow::of).toList();
    }

    /** How far the actor gets with this draft. */
    @Transactional(readOnly = true)
    public DraftAccess access(Actor actor, String id) {
        return drafts.findById(id)
                .map(draft -> DraftAccess.of(actor, draft.ownerId()))
                .orElse(DraftAccess.NONE);
    }

    /** A draft with its files; empty where there is none that the actor may read. */
    @Transactional(readOnly = true)
    public Optional<DraftView> find(Actor actor, String id) {
        return drafts.findById(id)
                .filter(draft -> DraftAccess.of(actor, draft.ownerId()).compareTo(DraftAccess.READS) >= 0)
                .map(draft -> DraftView.of(draft, files.findByDraftIdOrderByName(id)));
    }

    /**
     * Opens a draft.
     *
     * @param base what it begins with, whole
     * @param added files that it adds to that from the beginning
     * @param note what it is for; may be empty
     */
    public DraftChange open(Actor actor, String name, String language, Wording base, Wording added, String note) {
        if (!WordingRolesPolicy.mayPropose(actor)) {
            return new DraftChange.Forbidden();
        }
        if (drafts.countByOwnerIdAndState(actor.partnerId(), DraftState.OPEN) >= MOST_OPEN) {
            return new DraftChange.Refused(
                    "Your organisation has %d drafts open. Hand one in or discard one first.".formatted(MOST_OPEN));
        }
        if (note.length() > LONGEST_NOTE) {
            return new DraftChange.Refused("The note is longer than %,d characters.".formatted(LONGEST_NOTE));
        }
        String id = UUID.randomUUID().toString();
        drafts.save(WordingDraft.opened(id, name, language, base.hash(), note.strip(), actor, now()));
        base.files().forEach((file, text) -> files.save(new DraftFile(newId(), id, file, text, text)));
        added.files().forEach((file, text) -> files.save(new DraftFile(newId(), id, file, null, text)));
        return new DraftChange.Done(id);
    }

    /**
     * Saves a file as somebody wrote it. Idempotent: the text that the file has already is not saved again.
     *
     * @param file of the draft; a clause that it has not yet is added
     * @param revision of the file that they wrote over
     * @param text of any line ends
     */
    public SaveResult save(Actor actor, String id, String file, int revision, String text) {
        Optional<WordingDraft> found = drafts.lock(id);
        DraftAccess access =
                found.map(draft -> DraftAccess.of(actor, draft.ownerId())).orElse(DraftAccess.NONE);
        if (found.isEmpty() || access != DraftAccess.WRITES) {
            return access == DraftAccess.NONE ? new SaveResult.Unknown() : new SaveResult.Forbidden();
        }
        WordingDraft draft = found.get();
        Optional<String> problem = refusal(draft, file, text);
        if (problem.isPresent()) {
            return new SaveResult.Refused(problem.get());
        }
        String written = text.replace("\r\n", "\n").replace('\r', '\n');
        Optional<DraftFile> known = files.findByDraftIdAndName(id, file);
        if (known.isEmpty() && files.countByDraftId(id) >= MOST_FILES) {
            return new SaveResult.Refused("A draft holds %d files at most.".formatted(MOST_FILES));
        }
        DraftFile held = known.orElseGet(() -> new DraftFile(newId(), id, file, null, ""));
        Instant now = now();
        if (held.text().equals(written)) {
            return new SaveResult.Saved(held.revision(), now);
        }
        if (held.revision() != revision) {
            return conflict(draft, held, revision, written, actor, now);
        }
        change(draft, files.save(held), written, Kind.SAVED, actor, now);
        return new SaveResult.Saved(held.revision(), now);
    }

    private static Optional<String> refusal(WordingDraft draft, String file, String text) {
        if (!draft.isOpen()) {
            return Optional.of(
                    "This draft is not written any more: it was handed in or discarded. Load the page again.");
        }
        if (!DraftFileNames.mayChange(file, draft.name(), draft.language())) {
            return Optional.of("A draft of this wording cannot change %s.".formatted(file));
        }
        if (text.length() > LONGEST_TEXT) {
            return Optional.of("The file has %,d characters, and %,d is the most. Put parts of it into clauses."
                    .formatted(text.length(), LONGEST_TEXT));
        }
        return Optional.empty();
    }

    private SaveResult conflict(
            WordingDraft draft, DraftFile file, int revision, String written, Actor actor, Instant now) {
        String base = saves.findTexts(draft.id(), file.name(), revision, Integer.MAX_VALUE, Limit.of(1)).stream()
                .findFirst()
                .map(DraftSave::text)
                .orElse(file.base());
        int kept = keep(draft, file, written, Kind.ASIDE, actor, now);
        Optional<String> both =
                LineMerge.of(lines(base), lines(written), lines(file.text())).map(lines -> String.join("\n", lines));
        Instant at = file.changedAt();
        return new SaveResult.Conflict(
                file.revision(), file.text(), file.changedByName(), at == null ? now : at, kept, both);
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private void change(WordingDraft draft, DraftFile file, String text, Kind kind, Actor actor, Instant now) {
        file.change(text, actor, now);
        keep(draft, file, text, kind, actor, now);
    }

    private int keep(WordingDraft draft, DraftFile file, String text, Kind kind, Actor actor, Instant now) {
        Optional<DraftSave> last = saves.findFirstByDraftIdOrderBySaveNumberDesc(draft.id())
                .filter(save -> save.goesOn(kind, file.name(), actor, now));
        if (last.isPresent()) {
            last.get().goOn(file, text, now);
            draft.changedBy(actor, now);
            return last.get().number();
        }
        int number = draft.saved(actor, now);
        saves.save(new DraftSave(newId(), draft.id(), number, kind, file, text, actor, now));
        if (number > MOST_SAVES) {
            saves.forget(draft.id(), number - MOST_SAVES);
        }
        return number;
    }

    /** Makes a file read as it did after a save, or in the beginning for number 0; what it reads now stays in the history. */
    public DraftChange bringBack(Actor actor, String id, String file, int number) {
        return change(actor, id, (draft, now) -> {
            Optional<DraftFile> held = files.findByDraftIdAndName(id, file);
            Optional<String> text = number == 0
                    ? held.map(DraftFile::base)
                    : saves.findByDraftIdAndSaveNumber(id, number)
                            .filter(save -> save.fileName().equals(file))
                            .map(DraftSave::text);
            if (held.isEmpty() || text.isEmpty()) {
                return new DraftChange.Unknown();
            }
            if (!held.get().text().equals(text.get())) {
                change(draft, held.get(), text.get(), Kind.BROUGHT_BACK, actor, now);
            }
            return new DraftChange.Done(id);
        });
    }

    /** Undoes the last change of a file, whoever made it; repeated, it undoes that. */
    public DraftChange undo(Actor actor, String id, String file) {
        return change(actor, id, (draft, now) -> {
            Optional<DraftFile> held = files.findByDraftIdAndName(id, file);
            if (held.isEmpty() || held.get().revision() == 0) {
                return new DraftChange.Refused("There is nothing to undo in this file.");
            }
            List<DraftSave> texts = saves.findTexts(id, file, Integer.MAX_VALUE, Integer.MAX_VALUE, Limit.of(2));
            String before =
                    texts.size() == 2 ? texts.getLast().text() : held.get().base();
            change(draft, held.get(), before, Kind.BROUGHT_BACK, actor, now);
            return new DraftChange.Done(id);
        });
    }

    public DraftChange note(Actor actor, String id, String words) {
        return words.length() > LONGEST_NOTE
                ? new DraftChange.Refused("The note is longer than %,d characters.".formatted(LONGEST_NOTE))
                : change(actor, id, (draft, now) -> {
                    draft.noted(words.strip(), actor, now);
                    return new DraftChange.Done(id);
                });
    }

    /** Puts a draft away for good. */
    public DraftChange discard(Actor actor, String id) {
        return change(actor, id, (draft, now) -> {
            draft.discarded(actor, now);
            return new DraftChange.Done(id);
        });
    }

    /** Whether nobody has changed a draft since it was read; it is held until the transaction ends. */
    boolean isStill(DraftView read) {
        return drafts.lock(read.id())
                .filter(draft -> draft.changedAt().equals(read.changedAt()))
                .isPresent();
    }

    /** Notes that an open draft was handed in. */
    DraftChange submitted(Actor actor, String id, String proposalId, String words) {
        return change(actor, id, (draft, now) -> {
            draft.noted(words.strip(), actor, now);
            draft.submitted(proposalId, actor, now);
            return new DraftChange.Done(id);
        });
    }

    /** Goes on with a draft that was handed in and came back. */
    DraftChange reopen(Actor actor, String id) {
        return drafts.lock(id)
                .filter(draft -> DraftAccess.of(actor, draft.ownerId()) == DraftAccess.WRITES)
                .filter(draft -> draft.state() == DraftState.SUBMITTED)
                .<DraftChange>map(draft -> {
                    draft.reopened(actor, now());
                    return new DraftChange.Done(id);
                })
                .orElseGet(DraftChange.Unknown::new);
    }

    private DraftChange change(Actor actor, String id, BiFunction<WordingDraft, Instant, DraftChange> what) {
        Optional<WordingDraft> draft = drafts.lock(id);
        DraftAccess access =
                draft.map(found -> DraftAccess.of(actor, found.ownerId())).orElse(DraftAccess.NONE);
        if (draft.isEmpty() || access == DraftAccess.NONE) {
            return new DraftChange.Unknown();
        }
        if (access != DraftAccess.WRITES) {
            return new DraftChange.Forbidden();
        }
        return draft.get().isOpen()
                ? what.apply(draft.get(), now())
                : new DraftChange.Refused("This draft was handed in or discarded, and stays as it is.");
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
