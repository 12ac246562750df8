package io.evenhand.wording.draft;

import io.evenhand.terms.SharedClauses;
import java.util.regex.Pattern;

/** Which files of a wording a draft may change: the words of one kind in one language, and what they declare. */
final class DraftFileNames {
    private static final Pattern CLAUSE =
            Pattern.compile("clauses/([a-z][a-z0-9-]{0,63}/)?[a-z][a-z0-9-]{0,63}\\.([a-z]{2})\\.md");

    private DraftFileNames() {}

    /** Whether a draft may hold the file with words of its own. The style of all documents is not a lawyer's. */
    static boolean mayChange(String file, String name, String language) {
        return file.equals(name + "." + language + ".md")
                || file.equals(name + ".yaml")
                || file.equals("words." + language + ".yaml")
                || file.equals(SharedClauses.FILE)
                || isClause(file, language);
    }

    static boolean isClause(String file, String language) {
        var clause = CLAUSE.matcher(file);
        return clause.matches() && clause.group(2).equals(language);
    }
}
