package io.evenhand.customer;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words by which somebody could guess a customer: of its names without legal form and without what every company is called, of its
 * domain, its contact and its tax id. They are looked for as whole words: accents, spelling out, hyphens, words written together, letters
 * that only look alike and what nobody sees hide nothing, and a part of a longer word gives nobody away.
 */
public final class TellingWords {
    /** Marks belong to their letter, and so to the word. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*");

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Of so many words in a row it is looked whether they are one, written apart. */
    private static final int LONGEST_ROW = 6;

    private static final int MOST_READ = 120_000;
    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_MAILBOX = 4;
    private static final int SHORTEST_TAX_ID = 6;

    /** Mailboxes that every company has. */
    private static final Set<String> EVERYBODYS = Set.of(
            "info",
            "office",
            "kontakt",
            "contact",
            "mail",
            "sales",
            "vertrieb",
            "einkauf",
            "purchasing",
            "procurement",
            "service",
            "support",
            "team",
            "hello",
            "hallo",
            "admin",
            "post",
            "buchhaltung",
            "accounting",
            "projects");

    /** Which letters look alike is read when the first word comes that is not plain. */
    private static final class Lookalikes {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    }

    private final Set<String> told = new HashSet<>();
    private final Set<String> looks = new HashSet<>();

    private TellingWords() {}

    /**
     * @param called by which people call it
     * @param contactName empty for none
     * @param contactMail empty for none
     */
    public static TellingWords of(CustomerIdentity customer, String called, String contactName, String contactMail) {
        TellingWords words = new TellingWords();
        words.addName(customer.legalName());
        words.addName(called);
        words.addDomain(customer.domain());
        words.addPerson(contactName);
        int at = contactMail.lastIndexOf('@');
        if (at > 0) {
            words.addMailbox(contactMail.substring(0, at));
            words.addDomain(contactMail.substring(at + 1));
        }
        words.addTaxId(customer.taxId());
        return words;
    }

    private void addName(String name) {
        for (List<String> words : List.of(CustomerName.words(name), CustomerName.plainWords(name))) {
            List<String> telling = words.stream().filter(CommonWords::isTelling).toList();
            telling.forEach(this::add);
            // What consists of words that many have is told by all of them together.
            if (words.size() > 1 || telling.isEmpty()) {
                add(CustomerName.together(words));
            }
        }
        // As it is seen, not as it would be written in Latin letters.
        words(name).stream().filter(word -> !CustomerName.isAscii(word)).forEach(word -> looks.add(look(word)));
    }

    private void addDomain(@Nullable String domain) {
        if (domain != null && CustomerDomain.read(domain) instanceof CustomerDomain.Own own) {
            String first = own.registrable().substring(0, own.registrable().indexOf('.'));
            String label = DomainReading.unicode(first);
            Arrays.stream(label.split("-"))
                    .filter(part -> CommonWords.isTelling(LatinLetters.of(part, false)))
                    .forEach(this::add);
            add(label.replace("-", ""));
        }
    }

    /** A first name alone tells nobody. */
    private void addPerson(String name) {
        List<String> words = words(name);
        if (!words.isEmpty() && words.getLast().length() >= SHORTEST_NAME) {
            add(words.getLast());
            add(String.join("", words));
        }
    }

    private void addMailbox(String local) {
        String together = String.join("", words(local));
        if (together.length() >= SHORTEST_MAILBOX && !EVERYBODYS.contains(together.toLowerCase(Locale.ROOT))) {
            add(together);
        }
    }

    /** With and without the letters of its country. */
    private void addTaxId(@Nullable String taxId) {
        String together = taxId == null ? "" : String.join("", words(taxId)).toLowerCase(Locale.ROOT);
        if (together.length() >= SHORTEST_TAX_ID) {
            told.add(together);
            String digits = together.replaceFirst("^[a-z]{2,3}", "");
            if (digits.length() >= SHORTEST_TAX_ID) {
                told.add(digits);
            }
        }
    }

    private void add(String word) {
        String spelt = LatinLetters.of(word, true);
        String plain = LatinLetters.of(word, false);
        if (plain.length() > 1) {
            told.add(spelt.toLowerCase(Locale.ROOT));
            told.add(plain.toLowerCase(Locale.ROOT));
            looks.add(look(plain));
            looks.add(look(spelt));
        }
    }

    private static String look(String word) {
        String bare = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Lookalikes.CHECKER.getSkeleton(SpoofChecker.ANY_CASE, bare);
    }

    /** What in a text tells who the customer is, as it is written there, each once; empty for a text that tells nothing. */
    public List<String> in(String text) {
        String seen = UNSEEN.matcher(text.length() > MOST_READ ? text.substring(0, MOST_READ) : text)
                .replaceAll("");
        List<String> words = words(seen);
        Set<String> found = new LinkedHashSet<>();
        for (int from = 0; from < words.size(); from++) {
            StringBuilder row = new StringBuilder();
            for (int to = from; to < Math.min(words.size(), from + LONGEST_ROW); to++) {
                row.append(words.get(to));
                if (tells(row.toString())) {
                    found.add(String.join(" ", words.subList(from, to + 1)));
                }
            }
        }
        return withoutLonger(found);
    }

    /** The text with this in the place of each part that tells who the customer is; the text itself where nothing tells. */
    public String replaced(String text, String by) {
        String seen = UNSEEN.matcher(text).replaceAll("");
        List<MatchResult> words = WORD.matcher(seen).results().toList();
        StringBuilder kept = new StringBuilder();
        int end = 0;
        for (int from = 0; from < words.size(); from++) {
            int last = lastTelling(words, from);
            if (last >= from) {
                kept.append(seen, end, words.get(from).start()).append(by);
                end = words.get(last).end();
                from = last;
            }
        }
        return end == 0 ? text : kept.append(seen, end, seen.length()).toString();
    }

    /** Up to which word the longest row goes that begins here and tells; one before where none does. */
    private int lastTelling(List<MatchResult> words, int from) {
        int last = from - 1;
        StringBuilder row = new StringBuilder();
        for (int to = from; to < Math.min(words.size(), from + LONGEST_ROW); to++) {
            row.append(words.get(to).group());
            if (tells(row.toString())) {
                last = to;
            }
        }
        return last;
    }

    private boolean tells(String written) {
        if (CustomerName.isAscii(written)) {
            return told.contains(written.toLowerCase(Locale.ROOT));
        }
        return told.contains(LatinLetters.of(written, true).toLowerCase(Locale.ROOT))
                || told.contains(LatinLetters.of(written, false).toLowerCase(Locale.ROOT))
                || looks.contains(look(written));
    }

    /** Whoever is told of a word needs not be told of the row in which it stands. */
    private static List<String> withoutLonger(Set<String> found) {
        List<String> shortest = new ArrayList<>();
        for (String one : found) {
            boolean holdsAnother = found.stream()
                    .anyMatch(other ->
                            !other.equals(one) && List.of(one.split(" ")).containsAll(List.of(other.split(" "))));
            if (!holdsAnother) {
                shortest.add(one);
            }
        }
        return shortest;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }
}
