package io.evenhand.access;

import io.evenhand.digest.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens with which programs act. Each belongs to a person, because whatever is decided here is decided in somebody's name, and ends
 * with that person's account. A token has some of the person's roles but never {@link Role#SIGNATORY}: signing is an act of the person.
 */
@Service
@Transactional
public class ApiTokens {
    /** So long a token lives at most. */
    public static final int MOST_DAYS = 366;

    static final String PREFIX = "evh_";
    private static final int MOST_OPEN = 20;
    private static final int LONGEST_LIST = 100;
    private static final int LONGEST_LABEL = 100;
    private static final int SECRET_BYTES = 32;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final ApiTokenRepository tokens;
    private final Accounts accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(ApiTokenRepository tokens, Accounts accounts, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The roles that this person's tokens may have. */
    public static Set<Role> grantable(Actor actor) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(actor.roles());
        roles.remove(Role.SIGNATORY);
        return roles;
    }

    /**
     * Makes a token for the actor.
     *
     * @param label what it is for
     * @param roleCodes codes of the roles, as chosen
     * @param days for how long, from 1 to {@value #MOST_DAYS}
     */
    public TokenCreation create(Actor actor, String label, List<String> roleCodes, int days) {
        Set<Role> grantable = grantable(actor);
        Set<Role> roles = grantable.stream()
                .filter(role -> roleCodes.contains(role.code()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        Instant now = now();
        Map<String, String> problems = problems(label.strip(), roleCodes, grantable, days);
        if (problems.isEmpty() && tokens.countOpen(actor.username(), now) >= MOST_OPEN) {
            problems.put("label", "You have " + MOST_OPEN + " tokens already; take one back first.");
        }
        if (!problems.isEmpty()) {
            return new TokenCreation.Invalid(problems);
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ApiToken token = tokens.saveAndFlush(new ApiToken(
                UUID.randomUUID().toString(),
                actor.username(),
                label.strip(),
                Sha256.of(secret),
                roles,
                now,
                now.plus(days, ChronoUnit.DAYS)));
        return new TokenCreation.Created(secret, token.view());
    }

    private static Map<String, String> problems(String label, List<String> roleCodes, Set<Role> grantable, int days) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (label.isEmpty() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            problems.put("label", "Say what the token is for, in 1 to " + LONGEST_LABEL + " characters.");
        }
        Set<String> known = grantable.stream().map(Role::code).collect(Collectors.toSet());
        if (roleCodes.isEmpty() || !known.containsAll(roleCodes)) {
            problems.put("roles", "Choose at least one of your own roles; nobody signs by a token.");
        }
        if (days < 1 || days > MOST_DAYS) {
            problems.put("days", "Enter a number of days from 1 to " + MOST_DAYS + ".");
        }
        return problems;
    }

    /** The actor's own tokens, the newest first; those that ended, too. */
    @Transactional(readOnly = true)
    public List<TokenView> of(Actor actor) {
        return views(tokens.findOf(actor.username(), Limit.of(LONGEST_LIST)));
    }

    /** The tokens of the others in the actor's organisation, for its administrator and the host's steward; empty for anybody else. */
    @Transactional(readOnly = true)
    public List<TokenView> ofOthers(Actor actor) {
        return looksAfterOthers(actor)
                ? views(tokens.findOfOthers(actor.partnerId(), actor.username(), Limit.of(LONGEST_LIST)))
                : List.of();
    }

    /**
     * Takes a token back, at once. Idempotent.
     *
     * @return whether there is such a token that the actor may take back: their own, or of the organisation that they administer
     */
    public boolean revoke(Actor actor, String id) {
        Optional<ApiToken> token = tokens.findById(id).filter(found -> mayRevoke(actor, found));
        token.ifPresent(found -> found.revoke(now()));
        return token.isPresent();
    }

    private boolean mayRevoke(Actor actor, ApiToken token) {
        return token.username().equals(actor.username())
                || (looksAfterOthers(actor)
                        && accounts.actor(token.username())
                                .filter(owner -> owner.partnerId().equals(actor.partnerId()))
                                .isPresent());
    }

    private static boolean looksAfterOthers(Actor actor) {
        return actor.has(Role.ADMINISTRATOR) || actor.isSteward();
    }

    /**
     * Who acts with this secret; empty when it is unknown, taken back or over, or when its person may not act now. Notes the use.
     *
     * @param secret as it was sent; anything
     */
    public Optional<TokenBearer> bearer(String secret) {
        Instant now = now();
        return tokens.findBySecretHash(Sha256.of(secret))
                .filter(token -> token.isOpen(now))
                .flatMap(token -> bearer(token, now));
    }

    private Optional<TokenBearer> bearer(ApiToken token, Instant now) {
        TokenView view = token.view();
        if (!(accounts.admissionByToken(token.username(), view.createdAt()) instanceof Admission.Admitted admitted)) {
            return Optional.empty();
        }
        if (view.lastUsedAt() == null || view.lastUsedAt().isBefore(now.minus(NOTED_EVERY))) {
            tokens.use(view.id(), now, now.minus(NOTED_EVERY));
        }
        return Optional.of(new TokenBearer(view.id(), narrowed(admitted.actor(), token.roles())));
    }

    private static Actor narrowed(Actor actor, Set<Role> roles) {
        Set<Role> both = grantable(actor);
        both.retainAll(roles);
        return new Actor(actor.username(), actor.displayName(), actor.personId(), actor.partnerId(), both);
    }

    private static List<TokenView> views(List<ApiToken> found) {
        return found.stream().map(ApiToken::view).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
