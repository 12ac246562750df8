package io.evenhand.customer;

import com.ibm.icu.text.SpoofChecker;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What of a customer is compared where no identifier is shared. Of two customers that resemble one another, one is kept under a key
 * ({@link #keys}) that the other is sought by ({@link #sought}), so that a table of keys finds them however many others there are.
 */
public final class CustomerTraits {
    /** Names shorter than this differ by one letter and are others. */
    private static final int SHORTEST_SIMILAR = 5;

    /** Thousandths of the longer name that two names have to share. */
    private static final int SIMILAR = 850;

    private static final int LONGEST_COMPARED = 60;
    private static final int LONGEST_SOUND = 8;
    private static final int SHORTEST_SOUND = 3;
    private static final int MOST_WORDS = 8;
    private static final int MOST_TELLING = 3;

    /** Its tables are read when the first customers are compared. */
    private static final class Looks {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    }

    private final CustomerIdentity customer;
    private final List<String> words;
    private final List<String> telling;
    private final String name;
    private final String label;
    private final String group;
    private final String domainLook;

    private final Set<String> looks = new LinkedHashSet<>();

    private CustomerTraits(CustomerIdentity customer) {
        this.customer = customer;
        List<String> all = customer.words();
        this.words = all.size() > MOST_WORDS ? all.subList(0, MOST_WORDS) : all;
        this.telling = CommonWords.without(words);
        this.name = CustomerName.beginning(CustomerName.together(telling), LONGEST_COMPARED);
        this.label = label();
        TaxNumber number = customer.taxNumber();
        this.group = number == null ? "" : number.group();
        this.domainLook = look(label);
        addLook(name);
        addLook(withoutTallI());
    }

    public static CustomerTraits of(CustomerIdentity customer) {
        return new CustomerTraits(customer);
    }

    /** What its domain says before the public suffix, read as a name: "müller-gruppe.de" says "mueller". */
    private String label() {
        String registrable = customer.registrableDomain();
        if (registrable == null) {
            return "";
        }
        String unicode = DomainReading.unicode(registrable);
        String first = unicode.substring(0, unicode.indexOf('.'));
        return CustomerName.beginning(
                CustomerName.together(CommonWords.without(CustomerName.words(first))), LONGEST_COMPARED);
    }

    /** A capital I within a word of small letters stands where an l should. */
    private String withoutTallI() {
        String written = CustomerName.beginning(customer.legalName(), 200);
        StringBuilder changed = new StringBuilder(written);
        for (int i = 1; i < written.length(); i++) {
            if (written.charAt(i) == 'I' && Character.isLowerCase(written.charAt(i - 1))) {
                changed.setCharAt(i, 'l');
            }
        }
        return changed.toString().equals(written)
                ? ""
                : CustomerName.together(CommonWords.without(CustomerName.words(changed.toString())));
    }

    private void addLook(String text) {
        String look = look(text);
        if (!look.isEmpty()) {
            looks.add(look);
        }
    }

    /** How it looks; empty where it is too short to be taken for anything else. */
    private static String look(String text) {
        return text.length() < 3 ? "" : Looks.CHECKER.getSkeleton(text).toLowerCase(Locale.ROOT);
    }

    /** Under which it is kept. */
    public Set<String> keys() {
        Set<String> keys = shared();
        tellingWords().forEach(word -> keys.add("word:" + word));
        if (isOneWord()) {
            keys.add("only:" + first());
        }
        if (words.size() > 1) {
            keys.add("initials:" + initials());
        } else if (isShort()) {
            keys.add("short:" + words.getFirst());
        }
        return keys;
    }

    /**
     * By which others are sought that it resembles. Not all of its own: that a name has the initials of a thousand others says nothing of
     * them, but one that is nothing but these initials is of interest.
     */
    public Set<String> sought() {
        Set<String> sought = shared();
        tellingWords().forEach(word -> sought.add("only:" + word));
        if (isOneWord()) {
            sought.add("word:" + first());
        }
        if (words.size() > 1) {
            sought.add("short:" + initials());
        } else if (isShort()) {
            sought.add("initials:" + words.getFirst());
        }
        return sought;
    }

    private Set<String> shared() {
        Set<String> keys = new HashSet<>();
        add(keys, "name:", name);
        add(keys, "name:", label);
        add(keys, "tax:", group);
        looks.forEach(look -> keys.add("look:" + look));
        add(keys, "look:", domainLook);
        if (CommonWords.isTelling(first())) {
            keys.add("first:" + first());
        }
        keys.addAll(sounds());
        return keys;
    }

    /** Whether it may be the part of another's name that tells whose it is. */
    private boolean isOneWord() {
        List<String> own = tellingWords();
        return own.size() == 1
                && own.getFirst().length() >= SHORTEST_SIMILAR
                && own.getFirst().equals(first());
    }

    /** Empty where the name has no word. */
    private String first() {
        return telling.isEmpty() ? "" : telling.getFirst();
    }

    private boolean isShort() {
        return words.size() == 1 && words.getFirst().length() <= MOST_WORDS;
    }

    private static void add(Set<String> keys, String kind, String value) {
        if (value.length() >= 2) {
            keys.add(kind + value);
        }
    }

    /** The consonants of the name, and what is left when one is missing: two names with one wrong consonant share one of these. */
    private Set<String> sounds() {
        Set<String> sounds = new HashSet<>();
        String sound = sound(name);
        if (name.length() >= SHORTEST_SIMILAR && sound.length() >= SHORTEST_SOUND) {
            sounds.add("sound:" + sound);
            for (int i = 0; i < sound.length(); i++) {
                String left = sound.substring(0, i) + sound.substring(i + 1);
                if (left.length() >= SHORTEST_SOUND) {
                    sounds.add("sound:" + left);
                }
            }
        }
        return sounds;
    }

    /** A consonant doubled counts once; one that comes again after a vowel does not, so that one wrong letter changes one of them. */
    private static String sound(String name) {
        StringBuilder sound = new StringBuilder();
        char last = 0;
        for (int i = 0; i < name.length() && sound.length() < LONGEST_SOUND; i++) {
            char c = switch (name.charAt(i)) {
                case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w' -> 0;
                case 'c', 'q' -> 'k';
                case 'z' -> 's';
                case 'v' -> 'f';
                case 'd' -> 't';
                default -> name.charAt(i);
            };
            if (c != 0 && c != last) {
                sound.append(c);
            }
            last = c;
        }
        return sound.toString();
    }

    private String initials() {
        StringBuilder initials = new StringBuilder();
        words.forEach(word -> initials.append(word.charAt(0)));
        return initials.toString();
    }

    /** Why the two may be one customer, or of one group; nothing when they do not resemble one another. */
    public Set<Likeness> likenessTo(CustomerTraits other) {
        Set<Likeness> found = EnumSet.noneOf(Likeness.class);
        if (!group.isEmpty() && group.equals(other.group)) {
            found.add(Likeness.TAX_GROUP);
        }
        if (!label.isEmpty() && label.equals(other.label)) {
            found.add(Likeness.DOMAIN_VARIANT);
        } else if (label.length() >= 3 && label.equals(other.name)
                || other.label.length() >= 3 && other.label.equals(name)) {
            found.add(Likeness.DOMAIN_IS_NAME);
        }
        if (name.equals(other.name)) {
            found.add(Likeness.SAME_NAME);
        } else {
            compareNames(other, found);
        }
        if (!domainLook.isEmpty() && domainLook.equals(other.domainLook) && !label.equals(other.label)) {
            found.add(Likeness.LOOKS_ALIKE);
        }
        return found;
    }

    private void compareNames(CustomerTraits other, Set<Likeness> found) {
        boolean longEnough = Math.min(name.length(), other.name.length()) >= SHORTEST_SIMILAR;
        if (looks.stream().anyMatch(other.looks::contains)) {
            found.add(Likeness.LOOKS_ALIKE);
        } else if (longEnough && EditDistance.alike(name, other.name) >= SIMILAR) {
            found.add(Likeness.SIMILAR_NAME);
        } else if (beginsLike(other) || isPartOf(other) || other.isPartOf(this)) {
            found.add(Likeness.GROUP_NAME);
        } else if (isInitialsOf(other) || other.isInitialsOf(this)) {
            found.add(Likeness.INITIALS);
        }
    }

    private boolean beginsLike(CustomerTraits other) {
        return first().equals(other.first()) && CommonWords.isTelling(first());
    }

    /** Its one telling word is among the other's: "Disney" and "Walt Disney". */
    private boolean isPartOf(CustomerTraits other) {
        return isOneWord() && other.tellingWords().contains(first());
    }

    private List<String> tellingWords() {
        return telling.stream()
                .filter(CommonWords::isTelling)
                .limit(MOST_TELLING)
                .toList();
    }

    private boolean isInitialsOf(CustomerTraits other) {
        return isShort() && other.words.size() > 1 && words.getFirst().equals(other.initials());
    }
}
