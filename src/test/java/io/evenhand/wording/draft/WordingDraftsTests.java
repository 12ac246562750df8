package io.evenhand.wording.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.template.Wording;
import io.evenhand.testing.WithoutEngine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves that drafts keep what several people write at the same time, take nothing that is not theirs to take, and forget nothing that they should keep. */
@WithoutEngine
class WordingDraftsTests {
    private static final String FILE = "nda.en.md";
    private static final String TEXT = "# NDA\n\nOne.\n\nTwo.\n\nThree.\n";

    private static final Wording NOTHING = Wording.of(Map.of());

    @Autowired
    WordingDrafts drafts;

    @Autowired
    DraftHistories histories;

    private Actor anna;
    private Actor bert;
    private String id;

    @BeforeEach
    void aDraftIsOpen() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        anna = lawyer("anna-" + run, "Anna Recht", "firm-" + run);
        bert = lawyer("bert-" + run, "Bert Recht", "firm-" + run);
        id = opened(anna);
    }

    private static Actor lawyer(String username, String name, String firm) {
        return new Actor(username, name, null, firm, Set.of(Role.LEGAL));
    }

    private String opened(Actor by) {
        Wording base = Wording.of(Map.of(FILE, TEXT, "nda.yaml", "name: nda\n", "style.css", "p {}\n"));
        return ((DraftChange.Done) drafts.open(by, "nda", "en", base, NOTHING, "Shorter")).id();
    }

    private String text() {
        return drafts.find(anna, id).orElseThrow().file(FILE).orElseThrow().text();
    }

    @Test
    void whatIsSavedIsReadByTheOthersOfTheOrganisationAndByNobodyElse() {
        assertThat(drafts.save(anna, id, FILE, 0, TEXT.replace("One", "Uno"))).isInstanceOf(SaveResult.Saved.class);
        assertThat(drafts.find(bert, id).orElseThrow().wording().read(FILE).orElseThrow())
                .contains("Uno");
        Actor stranger = lawyer("eve", "Eve", "other-firm");
        assertThat(drafts.find(stranger, id)).isEmpty();
        assertThat(drafts.list(stranger)).noneMatch(row -> row.id().equals(id));
        assertThat(drafts.save(stranger, id, FILE, 1, "x")).isInstanceOf(SaveResult.Unknown.class);
        assertThat(drafts.discard(stranger, id)).isInstanceOf(DraftChange.Unknown.class);
        Actor finance = new Actor("fin", "Fin", null, anna.partnerId(), Set.of(Role.FINANCE));
        assertThat(drafts.find(finance, id)).isEmpty();
        assertThat(drafts.access(finance, id)).isEqualTo(DraftAccess.FORBIDDEN);
        assertThat(drafts.save(finance, id, FILE, 1, "x")).isInstanceOf(SaveResult.Forbidden.class);
        Actor steward = new Actor("stew", "Stew", null, Actor.HOST, Set.of(Role.STEWARD));
        assertThat(drafts.find(steward, id)).isPresent();
        assertThat(drafts.save(steward, id, FILE, 1, "x")).isInstanceOf(SaveResult.Forbidden.class);
        assertThat(text()).contains("Uno");
    }

    @Test
    void whatADraftAddsToItsBaseFromTheBeginningIsAChangeOfIt() {
        Wording base = Wording.of(Map.of(FILE, TEXT));
        Wording added = Wording.of(Map.of("playbook/nda.yaml", "outline: {}\npositions: []\n"));
        String over = ((DraftChange.Done) drafts.open(anna, "nda", "en", base, added, "")).id();
        DraftView draft = drafts.find(anna, over).orElseThrow();
        assertThat(draft.base()).isEqualTo(base);
        assertThat(draft.basedOn()).isEqualTo(base.hash());
        assertThat(draft.file("playbook/nda.yaml")).hasValueSatisfying(file -> {
            assertThat(file.added()).isTrue();
            assertThat(file.text()).isEqualTo(added.read("playbook/nda.yaml").orElseThrow());
        });
        assertThat(drafts.save(anna, over, "playbook/nda.yaml", 0, "outline: {}\npositions: [1]\n"))
                .isInstanceOf(SaveResult.Saved.class);
        assertThat(drafts.save(anna, over, "playbook/revenue-share.yaml", 0, "outline: {}\n"))
                .isInstanceOf(SaveResult.Refused.class);
    }

    @Test
    void theSameTextAgainIsNoSave() {
        drafts.save(anna, id, FILE, 0, TEXT.replace("One", "Uno"));
        assertThat(drafts.save(anna, id, FILE, 0, TEXT.replace("One", "Uno").replace("\n", "\r\n")))
                .isInstanceOfSatisfying(
                        SaveResult.Saved.class,
                        saved -> assertThat(saved.revision()).isEqualTo(1));
        assertThat(histories.of(anna, id)).hasSize(1);
    }

    @Test
    void whoSavesOverSomebodyElsesChangeIsToldAndBothTextsAreKept() {
        drafts.save(anna, id, FILE, 0, TEXT.replace("One", "Uno"));
        String berts = TEXT.replace("Three", "Drei");
        assertThat(drafts.save(bert, id, FILE, 0, berts))
                .isInstanceOfSatisfying(SaveResult.Conflict.class, conflict -> {
                    assertThat(conflict.by()).isEqualTo("Anna Recht");
                    assertThat(conflict.revision()).isEqualTo(1);
                    assertThat(conflict.theirs()).contains("Uno").doesNotContain("Drei");
                    assertThat(conflict.both())
                            .hasValueSatisfying(both -> assertThat(both).contains("Uno", "Drei"));
                    assertThat(histories
                                    .saved(bert, id, conflict.kept())
                                    .orElseThrow()
                                    .after())
                            .isEqualTo(berts);
                    assertThat(drafts.save(
                                    bert,
                                    id,
                                    FILE,
                                    conflict.revision(),
                                    conflict.both().orElseThrow()))
                            .isInstanceOf(SaveResult.Saved.class);
                });
        assertThat(text()).contains("Uno", "Two", "Drei");
    }

    @Test
    void changesOfTheSameParagraphAreNotBroughtTogetherByThemselves() {
        drafts.save(anna, id, FILE, 0, TEXT.replace("One", "Uno"));
        assertThat(drafts.save(bert, id, FILE, 0, TEXT.replace("One", "Eins")))
                .isInstanceOfSatisfying(
                        SaveResult.Conflict.class,
                        conflict -> assertThat(conflict.both()).isEmpty());
        assertThat(text()).contains("Uno");
    }

    @Test
    void twoWhoWriteDifferentFilesDoNotDisturbEachOther() {
        drafts.save(anna, id, FILE, 0, "# One\n");
        assertThat(drafts.save(bert, id, "nda.yaml", 0, "name: nda\ntitle: {en: NDA}\n"))
                .isInstanceOf(SaveResult.Saved.class);
        assertThat(drafts.save(bert, id, "clauses/law.en.md", 0, "## Law\n")).isInstanceOf(SaveResult.Saved.class);
        assertThat(drafts.find(anna, id).orElseThrow().files())
                .filteredOn(DraftView.File::changed)
                .hasSize(3);
    }

    @Test
    void whatOnePersonWritesInOneGoIsOneSaveAndUndoneAsOne() {
        drafts.save(anna, id, FILE, 0, TEXT + "a");
        drafts.save(anna, id, FILE, 1, TEXT + "ab");
        drafts.save(anna, id, FILE, 2, TEXT + "abc");
        assertThat(histories.of(anna, id)).singleElement().satisfies(save -> {
            assertThat(save.byName()).isEqualTo("Anna Recht");
            assertThat(histories.saved(anna, id, save.number()).orElseThrow().after())
                    .isEqualTo(TEXT + "abc");
            assertThat(histories.saved(anna, id, save.number()).orElseThrow().before())
                    .isEqualTo(TEXT);
        });
        assertThat(drafts.undo(bert, id, FILE)).isInstanceOf(DraftChange.Done.class);
        assertThat(text()).isEqualTo(TEXT);
        assertThat(drafts.undo(bert, id, FILE)).isInstanceOf(DraftChange.Done.class);
        assertThat(text()).isEqualTo(TEXT + "abc");
        assertThat(drafts.bringBack(anna, id, FILE, 0)).isInstanceOf(DraftChange.Done.class);
        assertThat(text()).isEqualTo(TEXT);
        assertThat(drafts.bringBack(anna, id, FILE, 99)).isInstanceOf(DraftChange.Unknown.class);
    }

    @Test
    void whatIsNoLawyersFileOrTooMuchIsRefused() {
        for (String file :
                List.of("style.css", "../nda.en.md", "clauses/law.de.md", "other.en.md", "nda.en.html", "")) {
            assertThat(drafts.save(anna, id, file, 0, "x")).isInstanceOf(SaveResult.Refused.class);
        }
        assertThat(drafts.save(anna, id, FILE, 0, "x".repeat(WordingDrafts.LONGEST_TEXT + 1)))
                .isInstanceOfSatisfying(
                        SaveResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("200,001"));
        for (int i = 3; i < WordingDrafts.MOST_FILES; i++) {
            assertThat(drafts.save(anna, id, "clauses/c%d.en.md".formatted(i), 0, "x"))
                    .isInstanceOf(SaveResult.Saved.class);
        }
        assertThat(drafts.save(anna, id, "clauses/one-more.en.md", 0, "x")).isInstanceOf(SaveResult.Refused.class);
    }

    @Test
    void anOrganisationHasSoManyDraftsOpenAndADiscardedOneMakesRoom() {
        for (int i = 1; i < WordingDrafts.MOST_OPEN; i++) {
            opened(bert);
        }
        Wording base = Wording.of(Map.of(FILE, TEXT));
        assertThat(drafts.open(anna, "nda", "en", base, NOTHING, "")).isInstanceOf(DraftChange.Refused.class);
        assertThat(drafts.discard(anna, id)).isInstanceOf(DraftChange.Done.class);
        assertThat(drafts.open(anna, "nda", "en", base, NOTHING, "")).isInstanceOf(DraftChange.Done.class);
        assertThat(drafts.save(anna, id, FILE, 0, "x")).isInstanceOf(SaveResult.Refused.class);
        assertThat(drafts.list(anna)).noneMatch(row -> row.id().equals(id));
    }
}
