package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.desk.ReferralListing.Choice;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralFilter;
import io.evenhand.referral.ReferralFilter.Part;
import io.evenhand.referral.ReferralPhase;
import io.evenhand.referral.ReferralState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the list or board asks for. The address is all there is: it can be sent to a colleague, who sees the same as far
 * as they may. What it says wrongly is left out, and told.
 *
 * <p>Everything is text as in the address; empty means any.
 *
 * @param state the code of a phase, or {@code only-} and a state
 * @param role the part of the partner, or, when none is named, of the viewer's own organisation
 * @param late a task waits for longer than so many days, or is {@code overdue}
 * @param ignored a sentence for each thing that was left out
 */
record ReferralQuery(
        View view,
        String q,
        String state,
        String partner,
        String role,
        boolean mine,
        String late,
        int page,
        String ownPartner,
        List<String> ignored) {
    static final int MOST_CHARACTERS = 100;

    private static final String PATH = "/referrals";
    private static final String ONE_STATE = "only-";

    private static final List<Choice> ROLES =
            List.of(new Choice("introducer", "Introduces"), new Choice("deliverer", "Delivers"));
    private static final String OVERDUE = "overdue";
    private static final List<Choice> LATENESS = List.of(
            new Choice(OVERDUE, "Overdue"),
            new Choice("3", "More than 3 days"),
            new Choice("7", "More than a week"),
            new Choice("14", "More than two weeks"),
            new Choice("30", "More than 30 days"));

    /** How referrals are laid out. */
    enum View {
        LIST,
        BOARD;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ReferralQuery {
        ignored = List.copyOf(ignored);
    }

    static ReferralQuery of(Map<String, String> address, Actor actor) {
        return new Reading(address, actor).query();
    }

    ReferralFilter filter() {
        Optional<PartnerId> whose =
                (partner.isEmpty() && !role.isEmpty() ? Optional.of(ownPartner) : given(partner)).map(PartnerId::new);
        return ReferralFilter.NONE
                .withWords(q)
                .withStates(given(state).map(ReferralQuery::states).orElse(Set.of()))
                .withPartner(
                        whose.orElse(null),
                        given(role)
                                .map(code -> Part.valueOf(code.toUpperCase(Locale.ROOT)))
                                .orElse(null))
                .withMine(mine)
                .withOverdue(late.equals(OVERDUE))
                .withWaitsLongerThan(given(late)
                        .filter(code -> !code.equals(OVERDUE))
                        .map(days -> Duration.ofDays(Long.parseLong(days)))
                        .orElse(null));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }

    private static Set<ReferralState> states(String code) {
        return Arrays.stream(ReferralPhase.values())
                .filter(phase -> phase.code().equals(code))
                .findFirst()
                .map(ReferralPhase::states)
                .orElseGet(() -> Arrays.stream(ReferralState.values())
                        .filter(state -> code(state).equals(code))
                        .collect(Collectors.toSet()));
    }

    private static String code(ReferralState state) {
        return ONE_STATE + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether anything is asked for that may leave referrals out. */
    public boolean isFiltered() {
        return !(q + state + partner + role + late).isEmpty() || mine;
    }

    public boolean isBoard() {
        return view == View.BOARD;
    }

    public String address() {
        return builder().encode().toUriString();
    }

    /** The same, unless this version of it is shown already. */
    public String unless(String version) {
        return builder().queryParam("version", version).encode().toUriString();
    }

    public String addressOfPage(int number) {
        return with(view, state, mine, number).address();
    }

    public String asList() {
        return with(View.LIST, state, mine, 1).address();
    }

    public String asBoard() {
        return with(View.BOARD, state, mine, 1).address();
    }

    /** All of one column. One that was cut to some states already stays so. */
    public String asListOf(ReferralPhase phase) {
        return with(View.LIST, state.startsWith(ONE_STATE) ? state : phase.code(), mine, 1)
                .address();
    }

    public String addressOfMine() {
        return with(view, state, true, 1).address();
    }

    public String addressOfAll() {
        return new ReferralQuery(view, "", "", "", "", false, "", 1, ownPartner, List.of()).address();
    }

    private ReferralQuery with(View other, String otherState, boolean onlyMine, int number) {
        return new ReferralQuery(other, q, otherState, partner, role, onlyMine, late, number, ownPartner, List.of());
    }

    private UriComponentsBuilder builder() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        if (isBoard()) {
            address.queryParam("view", view.code());
        }
        // A variable of the template is encoded throughout; what is written into it may keep an & or a +.
        given(q).ifPresent(text -> address.queryParam("q", "{q}"));
        given(state).ifPresent(code -> address.queryParam("state", code));
        given(partner).ifPresent(code -> address.queryParam("partner", code));
        given(role).ifPresent(code -> address.queryParam("role", code));
        if (mine) {
            address.queryParam("mine", true);
        }
        given(late).ifPresent(days -> address.queryParam("late", days));
        if (page > 1) {
            address.queryParam("page", page);
        }
        return address.uriVariables(Map.of("q", q));
    }

    /** Each phase as a whole and, where it has several, its states. */
    static List<Choice> stateChoices() {
        List<Choice> choices = new ArrayList<>();
        for (ReferralPhase phase : ReferralPhase.values()) {
            choices.add(new Choice(phase.code(), phase.words()));
            if (phase.states().size() > 1) {
                phase.states().forEach(state -> choices.add(new Choice(code(state), "– " + state.words())));
            }
        }
        return choices;
    }

    /** The chosen one as well, although it takes part in nothing that the viewer sees: a form must say what is asked for. */
    List<Choice> partnersOf(List<Choice> known) {
        if (partner.isEmpty() || known.stream().anyMatch(choice -> choice.code().equals(partner))) {
            return known;
        }
        List<Choice> all = new ArrayList<>(known);
        all.add(new Choice(partner, partner));
        return all;
    }

    static List<Choice> roleChoices() {
        return ROLES;
    }

    static List<Choice> latenessChoices() {
        return LATENESS;
    }

    /** Reads an address, and notes what it says wrongly. */
    private static final class Reading {
        private final Map<String, String> address;
        private final Actor actor;
        private final List<String> ignored = new ArrayList<>();

        private Reading(Map<String, String> address, Actor actor) {
            this.address = address;
            this.actor = actor;
        }

        private ReferralQuery query() {
            View view = one("view", View::code, View.values(), "view").orElse(View.LIST);
            String q = words();
            String state = text("state");
            if (!state.isEmpty() && states(state).isEmpty()) {
                state = leaveOut("There is no state “" + state + "”.");
            }
            String partner = partner();
            String role = choice("role", ROLES, "A partner introduces or delivers; “%s” is neither.");
            if (!role.isEmpty() && partner.isEmpty() && actor.partnerId().equals(Actor.HOST)) {
                role = leaveOut("Choose a partner to see what they introduce or deliver.");
            }
            String late = choice("late", LATENESS, "Choose overdue, 3, 7, 14 or 30 days; not “%s”.");
            return new ReferralQuery(view, q, state, partner, role, mine(), late, page(), actor.partnerId(), ignored);
        }

        private <T> Optional<T> one(String name, Function<T, String> code, T[] known, String noun) {
            String given = text(name);
            Optional<T> found = Arrays.stream(known)
                    .filter(one -> code.apply(one).equals(given))
                    .findFirst();
            if (found.isEmpty() && !given.isEmpty()) {
                String unused = leaveOut("There is no " + noun + " “" + given + "”.");
            }
            return found;
        }

        private String words() {
            String q = text("q");
            if (q.length() > MOST_CHARACTERS) {
                q = q.substring(0, MOST_CHARACTERS);
                ignored.add("Only the first " + MOST_CHARACTERS + " characters are searched for.");
            }
            List<String> words = ReferralFilter.wordsOf(q);
            if (words.size() <= ReferralFilter.MOST_WORDS) {
                return q;
            }
            ignored.add("Only the first " + ReferralFilter.MOST_WORDS + " words are searched for.");
            return String.join(" ", words.subList(0, ReferralFilter.MOST_WORDS));
        }

        private String partner() {
            String partner = text("partner");
            try {
                return partner.isEmpty() ? "" : new PartnerId(partner).value();
            } catch (IllegalArgumentException notAnId) {
                return leaveOut("There is no partner “" + partner + "”.");
            }
        }

        private String choice(String name, List<Choice> choices, String sentence) {
            String given = text(name);
            boolean known = choices.stream().anyMatch(choice -> choice.code().equals(given));
            return known || given.isEmpty() ? given : leaveOut(sentence.formatted(given));
        }

        private boolean mine() {
            String given = text("mine");
            if (!Set.of("", "true", "false").contains(given)) {
                String unused = leaveOut("“Waits for me” is true or false; not “" + given + "”.");
            }
            return given.equals("true");
        }

        private int page() {
            String given = text("page");
            if (given.isEmpty()) {
                return 1;
            }
            // Nine digits are always a number.
            int page = given.matches("[0-9]{1,9}") ? Integer.parseInt(given) : 0;
            if (page < 1) {
                String unused = leaveOut("There is no page “" + given + "”.");
            }
            return Math.max(1, page);
        }

        private String text(String name) {
            return address.getOrDefault(name, "").strip();
        }

        private String leaveOut(String sentence) {
            ignored.add(sentence);
            return "";
        }
    }
}
