package io.evenhand.desk;

import io.evenhand.competence.Wanted;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.referral.BlindWords;
import io.evenhand.referral.ReferralFacts;
import io.evenhand.referral.ReferralFacts.CustomerFacts;
import io.evenhand.referral.ReferralFacts.NeedFacts;
import io.evenhand.referral.ReferralFacts.SeatFacts;
import io.evenhand.referral.UsualTerms;
import io.evenhand.terms.FieldProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A referral as somebody typed it. What was left out is empty; the fields are named in {@code desk/introduce.html}. */
final class ReferralForm {
    private static final String MEANT = "wordsAreMeant";
    private static final String FIRST_PART = "delivery";
    private static final Pattern SEAT = Pattern.compile("/seats/([01])/(\\w+).*");

    /** What an address may fill in. */
    private static final List<String> GIVEN =
            List.of("areas", "region", "spoken", "companySize", "startMonths", "first", "second", "third");

    private static final int LONGEST_GIVEN = 1000;

    /** Where a problem with the facts is shown: the longest pointers first. */
    private static final Map<String, String> FIELDS = ReferralFields.byPointer();

    private final Map<String, List<String>> typed;
    private final Map<String, String> problems = new LinkedHashMap<>();

    ReferralForm(Map<String, List<String>> typed) {
        this.typed = Map.copyOf(typed);
    }

    /** With what is usual already filled in. */
    static ReferralForm blank(String country) {
        return new ReferralForm(
                Map.ofEntries(
                        Map.entry("part", List.of(FIRST_PART)),
                        Map.entry("days", List.of("5")),
                        Map.entry("covers", List.of("services")),
                        Map.entry("occurrence", List.of("one-off")),
                        Map.entry("currency", List.of("EUR")),
                        Map.entry("daysToPayment", List.of("30")),
                        Map.entry("biller", List.of("part")),
                        Map.entry("customerCountry", List.of(country)),
                        Map.entry("governingLaw", List.of(country)),
                        Map.entry(
                                "ndaPurpose",
                                List.of(
                                        "preparing and carrying out a joint project for a customer that one party introduces"))));
    }

    /** As {@link #blank}, with what an address says of the need and of whom to ask; it says nothing of a customer. */
    static ReferralForm filled(String country, Map<String, List<String>> given) {
        Map<String, List<String>> typed = new LinkedHashMap<>(blank(country).typed);
        GIVEN.forEach(field -> given.getOrDefault(field, List.of()).stream()
                .findFirst()
                .filter(value -> value.length() <= LONGEST_GIVEN)
                .ifPresent(value -> typed.put(field, List.of(value))));
        return new ReferralForm(typed);
    }

    /** Whether somebody wants to see who fits before anything is introduced. */
    boolean asksForCandidates() {
        return holds("show", "candidates");
    }

    /** What each part of it wants: the first one's, and the second one's, which wants the same where it says nothing else. */
    List<Wanted> wanted() {
        Integer months = text("startMonths").matches("[1-9]\\d{0,2}") ? Integer.valueOf(text("startMonths")) : null;
        return Stream.of("partAreas", "otherAreas")
                .map(part -> new Wanted(areasOr(part), text("region"), text("spoken"), text("companySize"), months))
                .toList();
    }

    /** Whether words of it may tell who the customer is: then the introducer is asked whether they are meant. */
    public boolean asksWhetherMeant() {
        return holds(MEANT, "true")
                || problems.values().stream().anyMatch(problem -> problem.contains(BlindWords.GUESSED));
    }

    /** What was typed into a field, without blanks around it. */
    public String text(String field) {
        List<String> values = typed.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    /** Whether one of several was ticked. */
    public boolean holds(String field, String value) {
        return typed.getOrDefault(field, List.of()).contains(value);
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Problems that belong to no field of the form. */
    public @Nullable String general() {
        return problems.get("");
    }

    void reject(String field, String problem) {
        problems.putIfAbsent(field, problem);
    }

    void reject(List<FieldProblem> found) {
        found.forEach(problem -> reject(field(problem.pointer()), sentence(problem)));
    }

    private static String sentence(FieldProblem problem) {
        String words = "This " + problem.problem() + ": " + problem.remedy() + ".";
        return words.replace("This is missing: ", "");
    }

    private static String field(String pointer) {
        Matcher seat = SEAT.matcher(pointer);
        if (seat.matches()) {
            String prefix = seat.group(1).equals("0") ? "" : "other";
            return switch (seat.group(2)) {
                case "areas" -> named(prefix, "areas");
                case "candidates" -> named(prefix, "first");
                case "answerWithin" -> "days";
                default -> named(prefix, "part");
            };
        }
        return FIELDS.entrySet().stream()
                .filter(entry -> pointer.equals(entry.getKey()) || pointer.startsWith(entry.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String named(String prefix, String field) {
        return prefix.isEmpty()
                ? (field.equals("areas") ? "partAreas" : field)
                : prefix + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    /** The facts as far as they can be read; what cannot is among the problems then. */
    ReferralFacts facts() {
        UsualTerms terms = terms();
        NeedFacts need = need();
        List<SeatFacts> seats = seats();
        return new ReferralFacts(
                text("reference"),
                text("title"),
                new CustomerFacts(
                        text("customerName"),
                        text("legalName"),
                        text("domain"),
                        text("taxId"),
                        text("customerCountry"),
                        text("contactName"),
                        text("contactEmail")),
                need,
                text("biller").equals("introducer") ? "introducer" : part(),
                seats,
                terms.nda(),
                terms.revenueShare(),
                terms.customerProtection(),
                text("language"),
                holds(MEANT, "true"));
    }

    private String part() {
        return text("part").isEmpty() ? FIRST_PART : text("part");
    }

    private boolean hasOther() {
        return !(text("otherPart") + text("otherFirst")).isEmpty();
    }

    private NeedFacts need() {
        Money value = null;
        if (!text("amount").isEmpty()) {
            try {
                value = Money.of(text("amount"), text("currency"));
            } catch (IllegalArgumentException unsound) {
                reject("amount", "Enter an amount such as 48000.00, and its currency.");
            }
        }
        String months = text("startMonths");
        if (!months.isEmpty() && !months.matches("[1-9]\\d{0,2}")) {
            reject("startMonths", "Enter whole months, or leave it empty.");
        }
        return new NeedFacts(
                text("summary"),
                words("areas"),
                text("region"),
                text("companySize").isEmpty() ? null : text("companySize"),
                months.isEmpty() ? null : "P" + months + "M",
                value);
    }

    private List<SeatFacts> seats() {
        String days = text("days");
        if (!days.matches("[1-9]\\d{0,2}")) {
            reject("days", "Enter whole days, such as 5.");
        }
        List<SeatFacts> seats = new ArrayList<>();
        seats.add(
                new SeatFacts(part(), areasOr("partAreas"), candidates("first", "second", "third"), "P" + days + "D"));
        if (hasOther()) {
            seats.add(new SeatFacts(
                    text("otherPart"),
                    areasOr("otherAreas"),
                    candidates("otherFirst", "otherSecond"),
                    "P" + days + "D"));
        }
        return seats;
    }

    private List<String> areasOr(String field) {
        return words(field).isEmpty() ? words("areas") : words(field);
    }

    private List<String> candidates(String... fields) {
        return Stream.of(fields)
                .map(this::text)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    private UsualTerms terms() {
        Map<String, Share> shares = new LinkedHashMap<>();
        share("ownShare").ifPresent(own -> {
            shares.put("introducer", own);
            if (!hasOther() && text("share").isEmpty()) {
                shares.put(part(), own.isPart() ? own.complement() : Share.ZERO);
            }
        });
        if (hasOther() || !text("share").isEmpty()) {
            share("share").ifPresent(its -> shares.put(part(), its));
        }
        if (hasOther()) {
            share("otherShare").ifPresent(its -> shares.put(text("otherPart"), its));
        }
        return new UsualTerms(
                shares,
                typed.getOrDefault("covers", List.of()),
                text("occurrence"),
                number("shareMonths").orElse(null),
                text("currency"),
                number("daysToPayment").orElse(30),
                text("ndaPurpose"),
                words("products"),
                text("governingLaw"),
                text("courts"));
    }

    private Optional<Share> share(String field) {
        try {
            return Optional.of(Share.parse(text(field)));
        } catch (IllegalArgumentException notAShare) {
            reject(field, "Write a percentage or a fraction, such as 15 % or 1/3.");
            return Optional.empty();
        }
    }

    private Optional<Integer> number(String field) {
        if (text(field).isEmpty()) {
            return Optional.empty();
        }
        if (!text(field).matches("\\d{1,4}")) {
            reject(field, "Enter a whole number.");
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text(field)));
    }

    private List<String> words(String field) {
        return Arrays.stream(text(field).split("[,;\n]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
