package io.evenhand.word;

import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.word.DraftTexts.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that came back, with what it says and the draft that it changes.
 *
 * @param changes in the order of the text
 */
record ReadDraft(ReturnedDraft kept, Draft draft, ReturnedText returned, List<ReturnedChange> changes) {
    ReadDraft {
        changes = List.copyOf(changes);
    }

    ReadDraft kept(ReturnedDraft other) {
        return new ReadDraft(other, draft, returned, changes);
    }

    ReturnedDrafts.Seen seen() {
        return new ReturnedDrafts.Seen(
                kept.id(),
                kept.fileName(),
                kept.partnerId(),
                kept.returnedBy(),
                kept.returnedAt(),
                kept.termsVersion(),
                changes.stream().map(ReturnedItem::of).toList(),
                returned.comments().values().stream().map(ReturnedRemark::of).toList(),
                modifications().isPresent(),
                kept.choices().map(Choices::read).orElse(Map.of()),
                kept.note(),
                kept.proposedAt());
    }

    /** The place that the terms have for modifications in the parties' own words. */
    Optional<FieldValue> modifications() {
        return TermsChanges.negotiable(draft.terms()).stream()
                .filter(field -> field.pointer().endsWith("/modifications"))
                .findFirst();
    }

    /** What the terms would hold, by pointer: of each change that is taken, and nothing of the others. */
    Map<String, String> texts(Map<String, Choice> choices) {
        Map<String, String> texts = new HashMap<>();
        List<String> modifications = new ArrayList<>();
        for (ReturnedChange change : changes) {
            Choice choice = choices.getOrDefault(change.id(), Choice.LEAVE);
            switch (change) {
                case ReturnedChange.OfValue value -> {
                    if (choice.kind() == Choice.Kind.TAKE) {
                        texts.putAll(value.texts());
                    }
                }
                case ReturnedChange.OfWording wording -> {
                    if (choice.kind() == Choice.Kind.OWN_WORDS) {
                        modifications.add(SeenParagraph.plain(
                                choice.ownWords().isBlank() ? wording.ownWords() : choice.ownWords()));
                    }
                }
                case ReturnedChange.OfUnreadableValue ignored -> {}
            }
        }
        if (!modifications.isEmpty()) {
            modifications().ifPresent(field -> {
                List<String> lines = new ArrayList<>();
                if (!field.text().isEmpty()) {
                    lines.add(field.text());
                }
                lines.addAll(modifications);
                texts.put(field.pointer(), String.join("\n", lines));
            });
        }
        return texts;
    }
}
