package io.evenhand.word;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.StoredDocument;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsChanges;
import io.evenhand.word.DraftTexts.Draft;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts that came back as Word files: read, kept, and what is taken of them made into other terms. Whoever calls makes sure that the reader
 * is of a party. Reading a file takes a moment, and no transaction is held meanwhile.
 */
@Service
@Transactional(propagation = Propagation.SUPPORTS)
public class ReturnedDrafts {
    /** The most bytes of a file that is read. */
    public static final int MOST_BYTES = WordPackage.MOST_BYTES;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_LISTED = 50;

    private final ReturnedDraftRepository drafts;
    private final DraftTexts texts;
    private final Archive archive;
    private final Clock clock;

    ReturnedDrafts(ReturnedDraftRepository drafts, DraftTexts texts, Archive archive, Clock clock) {
        this.drafts = drafts;
        this.texts = texts;
        this.archive = archive;
        this.clock = clock;
    }

    /** What came of a file. */
    public sealed interface Received {
        record Kept(String id) implements Received {}

        /** @param reason for whoever sent it: what is wrong, and what to do */
        record Refused(String reason) implements Received {}
    }

    /** Reads and keeps a file that came back. Nothing of a refused one is kept. */
    public Received receive(Actor actor, AgreementView agreement, String fileName, byte[] content) {
        try {
            Draft draft = draft(agreement, ReturnedReader.read(content));
            String name = plainName(fileName);
            DocumentHash hash = archive.store(content, WordFile.MEDIA_TYPE, name);
            ReturnedDraft kept = drafts.save(new ReturnedDraft(
                    UUID.randomUUID().toString(),
                    agreement.id().value(),
                    new ReturnedDraft.Sender(actor.username(), actor.partnerId()),
                    new ReturnedDraft.File(name, hash.hex()),
                    draft.stamp().version(),
                    clock.instant()));
            return new Received.Kept(kept.id());
        } catch (WordRefused refused) {
            return new Received.Refused(refused.sentence());
        }
    }

    private static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                .strip();
        String plain = last.isEmpty() ? "draft.docx" : last;
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    private Draft draft(AgreementView agreement, ReturnedText returned) {
        Stamp stamp = returned.stamp()
                .or(() -> texts.byFooter(agreement, returned.footers()))
                .orElseThrow(() -> new WordRefused("The file does not say which draft it is."
                        + " Download the draft here, make your changes in that file, and send it."));
        if (!stamp.agreement().equals(agreement.id().value())) {
            throw new WordRefused("This file is a draft of another agreement. Send it on the page of that agreement;"
                    + " this is " + agreement.number() + ".");
        }
        return texts.again(agreement, stamp);
    }

    /**
     * One file that came back, as its reader sees it.
     *
     * @param partner who sent it
     * @param termsVersion the version that it changes
     * @param takesModifications whether the terms have a place for modifications in the parties' own words
     * @param choices by the ids of changes, as far as they were made
     */
    public record Seen(
            String id,
            String fileName,
            String partner,
            String returnedBy,
            Instant returnedAt,
            int termsVersion,
            List<ReturnedItem> changes,
            List<ReturnedRemark> comments,
            boolean takesModifications,
            Map<String, Choice> choices,
            String note,
            Optional<Instant> proposedAt) {}

    /** What can be said of a file that is kept. */
    public sealed interface Shown {
        /** Its changes are known. */
        record Compared(Seen seen) implements Shown {}

        /**
         * The draft that it changes cannot be made again, so that its changes are not known. The file itself is still there.
         *
         * @param reason for its reader: what is missing, and what to do
         */
        record Incomparable(Line line, String reason) implements Shown {}
    }

    /** A file of this agreement that the actor's organisation may see; empty otherwise. */
    public Optional<Shown> show(Actor actor, AgreementView agreement, String id) {
        return find(actor, agreement, id).map(kept -> {
            try {
                return new Shown.Compared(read(agreement, kept).seen());
            } catch (WordRefused refused) {
                return incomparable(kept, refused);
            }
        });
    }

    private static Shown.Incomparable incomparable(ReturnedDraft kept, WordRefused refused) {
        return new Shown.Incomparable(line(kept), refused.sentence());
    }

    /** One line of the list of files that came back. @param partner who sent it @param returnedBy the account of whoever did */
    public record Line(
            String id,
            String fileName,
            String partner,
            String returnedBy,
            Instant returnedAt,
            int termsVersion,
            boolean isProposed) {}

    /** The latest files of this agreement that the actor's organisation may see, the newest first; at most fifty. */
    public List<Line> list(Actor actor, AgreementView agreement) {
        return drafts.findOpenTo(agreement.id().value(), actor.partnerId(), Limit.of(MOST_LISTED)).stream()
                .map(ReturnedDrafts::line)
                .toList();
    }

    /** What is known of a file without reading it; empty where the actor's organisation may not see it. */
    public Optional<Line> line(Actor actor, AgreementView agreement, String id) {
        return find(actor, agreement, id).map(ReturnedDrafts::line);
    }

    private static Line line(ReturnedDraft draft) {
        return new Line(
                draft.id(),
                draft.fileName(),
                draft.partnerId(),
                draft.returnedBy(),
                draft.returnedAt(),
                draft.termsVersion(),
                draft.proposedAt().isPresent());
    }

    /** The very bytes that were sent. */
    public Optional<StoredDocument> file(Actor actor, AgreementView agreement, String id) {
        return find(actor, agreement, id).flatMap(draft -> archive.find(new DocumentHash(draft.fileHash())));
    }

    /**
     * What came of choosing.
     *
     * @param shown the file with what was chosen
     */
    record Chosen(Shown shown, Outcome outcome) {
        sealed interface Outcome {}

        /**
         * @param changes to the terms on the table, as a JSON merge patch
         * @param reason for the other parties: what was taken from the file and what was not
         */
        record Ready(String changes, String reason) implements Outcome {}

        record Unsound(List<String> problems) implements Outcome {}
    }

    /**
     * Keeps what somebody makes of each change, and makes other terms of what they take. What they name no choice for is left.
     *
     * @throws IllegalArgumentException where there is no such file for the actor, or it became a proposal
     */
    Chosen choose(Actor actor, AgreementView agreement, String id, Map<String, Choice> choices, String note) {
        ReturnedDraft draft = find(actor, agreement, id)
                .filter(known -> known.proposedAt().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("There is no such file to choose from"));
        ReadDraft read;
        try {
            read = read(agreement, draft);
        } catch (WordRefused refused) {
            return new Chosen(incomparable(draft, refused), new Chosen.Unsound(List.of(refused.sentence())));
        }
        String remark = note.strip();
        if (remark.length() > LONGEST_NOTE) {
            return unsound(read, "Keep the note within " + LONGEST_NOTE + " characters.");
        }
        Map<String, Choice> known = new LinkedHashMap<>();
        read.changes().forEach(change -> known.put(change.id(), choices.getOrDefault(change.id(), Choice.LEAVE)));
        draft.choose(Choices.json(known), remark);
        try {
            ReadDraft kept = read.kept(drafts.save(draft));
            return new Chosen(new Shown.Compared(kept.seen()), outcome(agreement, kept, known, remark));
        } catch (OptimisticLockingFailureException raced) {
            return unsound(read, "Somebody else of your organisation chose at the same moment. Look at it again.");
        }
    }

    private static Chosen unsound(ReadDraft read, String problem) {
        return new Chosen(new Shown.Compared(read.seen()), new Chosen.Unsound(List.of(problem)));
    }

    private static Chosen.Outcome outcome(
            AgreementView agreement, ReadDraft read, Map<String, Choice> known, String remark) {
        int version = read.kept().termsVersion();
        if (version != agreement.termsVersion()) {
            return new Chosen.Unsound(List.of(
                    "The file changes version %d of the terms; version %d is on the table now. Download that and change it."
                            .formatted(version, agreement.termsVersion())));
        }
        if (read.modifications().isEmpty()
                && known.values().stream().anyMatch(choice -> choice.kind() == Choice.Kind.OWN_WORDS)) {
            return new Chosen.Unsound(
                    List.of(
                            "These terms have no place for wording of your own: leave those changes, or ask whoever looks after the wording."));
        }
        TermsChanges changes = TermsChanges.edited(read.draft().terms(), read.texts(known));
        try {
            var unused = changes.applyTo(read.draft().terms());
            return new Chosen.Ready(
                    changes.json(), ReturnedItem.reason(read.kept().fileName(), remark, read.changes(), known));
        } catch (MalformedTermsException e) {
            return new Chosen.Unsound(e.problems().stream()
                    .map(problem -> sentence(problem, read.draft().forms()))
                    .toList());
        }
    }

    /** Fields are called as the draft calls them. */
    private static String sentence(FieldProblem problem, Map<String, ValueForm> forms) {
        if (problem.pointer().isEmpty()) {
            return "Nothing is taken: choose at least one change, or decide on the page of the review.";
        }
        ValueForm form = forms.get(problem.pointer());
        return "%s %s: %s."
                .formatted(
                        form == null ? problem.pointer() : "“" + form.label() + "”",
                        problem.problem(),
                        problem.remedy());
    }

    /** The file became a proposal: from now on every party may see it. Idempotent. */
    @Transactional
    public void proposed(Actor actor, AgreementView agreement, String id) {
        find(actor, agreement, id).ifPresent(draft -> draft.propose(clock.instant()));
    }

    private Optional<ReturnedDraft> find(Actor actor, AgreementView agreement, String id) {
        return drafts.findById(id)
                .filter(draft -> draft.agreementId().equals(agreement.id().value()))
                .filter(draft -> draft.isOpenTo(actor.partnerId()));
    }

    private ReadDraft read(AgreementView agreement, ReturnedDraft kept) {
        ReturnedText returned = ReturnedReader.read(archive.load(new DocumentHash(kept.fileHash())));
        Draft draft = draft(agreement, returned);
        return new ReadDraft(kept, draft, returned, Comparison.between(draft.text(), draft.forms(), returned));
    }
}
