package io.evenhand.wording.draft.web;

import io.evenhand.access.Actor;
import io.evenhand.template.LintFinding;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.SharedClauses;
import io.evenhand.wording.WordingNames;
import io.evenhand.wording.draft.DraftAccess;
import io.evenhand.wording.draft.DraftChecks;
import io.evenhand.wording.draft.DraftPreviews;
import io.evenhand.wording.draft.DraftView;
import io.evenhand.wording.draft.Sample;
import io.evenhand.wording.draft.WordingDrafts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds drafts for their pages, and puts the editor's page together. */
@Component
@ConditionalOnWebApplication
class DraftPages {
    private static final Pattern MARKS = Pattern.compile("\\{\\{.*?}}|\\{#?[a-z-]*}|[#*]");

    private final WordingDrafts drafts;
    private final DraftChecks checks;
    private final DraftPreviews previews;
    private final WordingNames names;

    DraftPages(WordingDrafts drafts, DraftChecks checks, DraftPreviews previews, WordingNames names) {
        this.drafts = drafts;
        this.checks = checks;
        this.previews = previews;
        this.names = names;
    }

    /** The draft, for whoever may read it; else the answer that they get. */
    DraftView required(Actor actor, String id) {
        if (drafts.access(actor, id) == DraftAccess.FORBIDDEN) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return drafts.find(actor, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What stands over a page of a draft; nothing is looked through for it. */
    DraftPage head(Actor actor, DraftView draft) {
        return new DraftPage(
                draft,
                names.name(draft.name()),
                WordingNames.language(draft.language()),
                drafts.access(actor, draft.id()),
                draft.file(draft.mainFile()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "");
    }

    /** @param file that is asked for; the text itself if blank or unknown */
    DraftPage page(Actor actor, String id, String file, int line, String sample, String agreement) {
        DraftView draft = required(actor, id);
        DraftView.File shown = draft.file(file)
                .or(() -> draft.file(draft.mainFile()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<LintFinding> findings = checks.findings(draft);
        List<Sample> samples = previews.samples(draft);
        return new DraftPage(
                draft,
                names.name(draft.name()),
                WordingNames.language(draft.language()),
                drafts.access(actor, id),
                shown,
                line,
                tabs(draft, shown, findings),
                clauses(shown.text()),
                findings,
                FieldChoice.of(checks.fields(draft)),
                samples,
                samples.stream()
                        .map(Sample::id)
                        .filter(sample::equals)
                        .findFirst()
                        .orElse(samples.isEmpty() ? "" : samples.getFirst().id()),
                agreement);
    }

    static List<DraftPage.Tab> tabs(DraftView draft, DraftView.File shown, List<LintFinding> findings) {
        return draft.files().stream()
                .filter(file -> !file.name().endsWith(".css"))
                .sorted(Comparator.comparing((DraftView.File file) -> rank(draft, file.name()))
                        .thenComparing(DraftView.File::name))
                .map(file -> new DraftPage.Tab(
                        file.name(),
                        title(draft, file.name()),
                        file.name().equals(shown.name()),
                        file.changed(),
                        findings.stream()
                                .filter(finding -> finding.file().equals(file.name()))
                                .count()))
                .toList();
    }

    private static int rank(DraftView draft, String file) {
        if (file.equals(draft.mainFile())) {
            return 0;
        }
        return file.startsWith("clauses/") ? 1 : file.startsWith("words.") ? 3 : 2;
    }

    /** "Text", "Law", "Fields", "Words". */
    static String title(DraftView draft, String file) {
        if (file.equals(draft.mainFile())) {
            return "Text";
        }
        if (file.equals(draft.name() + ".yaml")) {
            return "Fields";
        }
        if (file.equals(Playbooks.file(draft.name()))) {
            return "Playbook";
        }
        if (file.equals(SharedClauses.FILE)) {
            return "Texts of clauses";
        }
        // A further text of a clause lies in a folder of the clause's name.
        String bare = file.replaceFirst("^(clauses|playbook)/", "")
                .replaceFirst("\\..*", "")
                .replace("/", ": ");
        return bare.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + bare.substring(1).replace('-', ' ');
    }

    private static List<DraftPage.Clause> clauses(String text) {
        List<DraftPage.Clause> clauses = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.startsWith("#")) {
                clauses.add(new DraftPage.Clause(
                        number, MARKS.matcher(line).replaceAll("").strip()));
            }
        }
        return clauses;
    }
}
