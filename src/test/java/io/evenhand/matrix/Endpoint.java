package io.evenhand.matrix;

import static io.evenhand.matrix.Outcome.FORBIDDEN;
import static io.evenhand.matrix.Outcome.NOT_FOUND;
import static io.evenhand.matrix.Outcome.SIGN_IN;
import static io.evenhand.matrix.Outcome.THROUGH;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * What is promised of one method and address. It begins with {@link #get} or {@link #post}, says whose data it is about ({@link #anyone},
 * {@link #signedIn}, {@link #ofOwnPartner}, {@link #ofParticipants}, {@link #ofOneself} and so on), and may narrow to roles with {@link #by}.
 */
final class Endpoint {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    final HttpMethod method;
    final String pattern;
    final Map<String, Object> form = new LinkedHashMap<>();
    final Set<Integer> answers = new TreeSet<>(Set.of(200, 302));
    final Map<String, String> headers = new LinkedHashMap<>();

    @Nullable
    String body;

    /** How somebody is signed in: in a browser, unless said otherwise. */
    BiFunction<Cast, Who, RequestPostProcessor> entrance = (cast, who) -> user(who.username());

    private final Map<Who, Outcome> exceptions = new EnumMap<>(Who.class);
    private final Map<String, Sample> abouts = new HashMap<>();
    private boolean needsToken = true;
    private boolean roleFirst;
    private Set<Who> by = EnumSet.complementOf(EnumSet.of(Who.NOBODY));
    private boolean scoped;
    private boolean open;
    private boolean oneself;
    private Outcome own = THROUGH;
    private Outcome counterparty = THROUGH;
    private Outcome stranger = THROUGH;

    @Nullable
    private Outcome steward;

    private Endpoint(HttpMethod method, String pattern) {
        this.method = method;
        this.pattern = pattern;
    }

    static Endpoint get(String pattern) {
        return new Endpoint(HttpMethod.GET, pattern);
    }

    static Endpoint post(String pattern) {
        return new Endpoint(HttpMethod.POST, pattern);
    }

    static Endpoint put(String pattern) {
        return new Endpoint(HttpMethod.PUT, pattern);
    }

    static Endpoint delete(String pattern) {
        return new Endpoint(HttpMethod.DELETE, pattern);
    }

    static Endpoint of(HttpMethod method, String pattern) {
        return new Endpoint(method, pattern);
    }

    /** Open without a sign-in. */
    Endpoint anyone() {
        open = true;
        return this;
    }

    /** About nobody's data in particular, or about what is cut to the asker: open to everybody who signed in. */
    Endpoint signedIn() {
        return this;
    }

    /** A thing of one partner: for its own people; for others it does not exist; the host's steward sees all. */
    Endpoint ofOwnPartner() {
        return scoped(NOT_FOUND, NOT_FOUND);
    }

    /** A thing in which several partners take part: for the people of each of them. */
    Endpoint ofParticipants() {
        return scoped(THROUGH, NOT_FOUND);
    }

    /** A thing of one person: for nobody else, not even the host's steward. */
    Endpoint ofOneself() {
        oneself = true;
        steward = NOT_FOUND;
        return scoped(NOT_FOUND, NOT_FOUND);
    }

    /** Something that only the partner that began a thing does with it: those who take part know of it and may not. */
    Endpoint ofOwnAmongParticipants() {
        return scoped(FORBIDDEN, NOT_FOUND);
    }

    /** Something that only a partner does that takes part in a thing which another began. */
    Endpoint ofOthersAmongParticipants() {
        own = FORBIDDEN;
        return scoped(THROUGH, NOT_FOUND);
    }

    /** A thing of one person, and of whoever looks after the installation. */
    Endpoint ofOneselfAndTheSteward() {
        return scoped(NOT_FOUND, NOT_FOUND).oneself();
    }

    private Endpoint oneself() {
        oneself = true;
        return this;
    }

    /** A thing that everybody may know of: what is not one's own is forbidden rather than unknown. */
    Endpoint ofOwnAmongPublic() {
        return scoped(FORBIDDEN, FORBIDDEN);
    }

    /** A thing that everybody may know of, and with which only others do something. */
    Endpoint ofOthersAmongPublic() {
        own = FORBIDDEN;
        return scoped(THROUGH, THROUGH);
    }

    private Endpoint scoped(Outcome ofCounterparty, Outcome ofStranger) {
        scoped = true;
        counterparty = ofCounterparty;
        stranger = ofStranger;
        return this;
    }

    /** Only people in these roles; the host's steward only when named. */
    Endpoint by(Who... roles) {
        by = EnumSet.noneOf(Who.class);
        by.addAll(Set.of(roles));
        return this;
    }

    /** Whoever is in no such role is told so before it is looked whose the thing is: that says nothing of any thing. */
    Endpoint roleFirst() {
        roleFirst = true;
        return this;
    }

    /** Somebody for whom it ends in another way than the rest says, with anybody's data. */
    Endpoint except(Who who, Outcome outcome) {
        exceptions.put(who, outcome);
        return this;
    }

    /** What stands for a variable, where it is something else than {@link Endpoints#VARIABLES} say. */
    Endpoint about(String upToVariable, Sample sample) {
        abouts.put(upToVariable, sample);
        return this;
    }

    /** With what stands for its variables when somebody asks for the data of these. */
    String address(Cast cast, Who who, Whose whose) {
        Matcher variable = VARIABLE.matcher(pattern);
        StringBuilder address = new StringBuilder();
        while (variable.find()) {
            String upTo = pattern.substring(0, variable.end());
            Sample sample = sampleFor(upTo);
            String value = sample == null ? Endpoints.CONSTANTS.get(upTo) : cast.of(sample, who, whose);
            variable.appendReplacement(
                    address,
                    Matcher.quoteReplacement(Objects.requireNonNull(value, () -> upTo + " is not in VARIABLES")));
        }
        return variable.appendTail(address).toString().replace("/**", "/readiness");
    }

    @Nullable
    private Sample sampleFor(String upToVariable) {
        return abouts.getOrDefault(upToVariable, Endpoints.VARIABLES.get(upToVariable));
    }

    /** A field of the form, the same for everybody. */
    Endpoint form(String field, String value) {
        form.put(field, value);
        return this;
    }

    /** A field of the form, of whoever the row is about. */
    Endpoint form(String field, Sample value) {
        form.put(field, value);
        return this;
    }

    Endpoint header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** What is sent instead of a form. */
    Endpoint json(String text) {
        body = text;
        return header("Content-Type", "application/json").header("Accept", "application/json");
    }

    /** A file that is sent instead of a form. */
    Endpoint pdf(String text) {
        body = text;
        return header("Content-Type", "application/pdf");
    }

    Endpoint xml(String text) {
        body = text;
        return header("Content-Type", "application/xml");
    }

    /**
     * Signed in by something else than a browser's session, such as a header of its own; needs no token against forged forms then,
     * because no browser sends such a header by itself.
     */
    Endpoint enteredBy(BiFunction<Cast, Who, RequestPostProcessor> other) {
        entrance = other;
        needsToken = false;
        return this;
    }

    /** A form that no browser sends in anybody's name: it changes nothing and knows nobody. */
    Endpoint withoutToken() {
        needsToken = false;
        return this;
    }

    /** Whether a browser's session is what signs in. */
    boolean isForBrowsers() {
        return needsToken;
    }

    boolean needsToken() {
        return needsToken && method != HttpMethod.GET;
    }

    /** What it answers when it lets through, if that is something else than a page or a redirection. */
    Endpoint answers(Integer... statuses) {
        answers.clear();
        answers.addAll(Set.of(statuses));
        return this;
    }

    /** Whether it is tried with the data of each. */
    boolean isScoped() {
        return scoped;
    }

    boolean isOpen() {
        return open;
    }

    Outcome expected(Who who, Whose whose) {
        if (open) {
            return THROUGH;
        }
        if (who == Who.NOBODY) {
            return SIGN_IN;
        }
        if (exceptions.containsKey(who)) {
            return Objects.requireNonNull(exceptions.get(who));
        }
        if (roleFirst && !by.contains(who)) {
            return FORBIDDEN;
        }
        Outcome scope = scope(who, whose);
        return scope == THROUGH && !by.contains(who) ? FORBIDDEN : scope;
    }

    private Outcome scope(Who who, Whose whose) {
        if (!scoped || oneself && whose == Whose.OWN) {
            return THROUGH;
        }
        if (who == Who.STEWARD) {
            return steward == null ? THROUGH : steward;
        }
        if (who == Who.CLERK) {
            return stranger;
        }
        return switch (whose) {
            case OWN -> own;
            case COUNTERPARTY -> counterparty;
            case STRANGER -> stranger;
        };
    }

    String name() {
        return method + " " + pattern;
    }

    @Override
    public String toString() {
        return name();
    }
}
