package io.evenhand.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account to be registered.
 *
 * @param username 1 to 64 of a-z, 0-9 and . _ @ -, starting with a letter or digit; upper case is lowered
 * @param displayName 1 to 200 characters
 * @param password the secret the person signs in with, see {@link Passwords}; it is stored only as an Argon2 hash
 * @param personId the person in the partner's records, if any
 * @param partnerId the organisation acted for, {@link Actor#HOST} for the host
 * @param roles at least one
 * @param demo an account of the demonstration: it can act and sign in only while {@code evenhand.demo} is true
 */
public record NewAccount(
        String username,
        String displayName,
        String password,
        @Nullable String personId,
        String partnerId,
        Set<Role> roles,
        boolean demo) {
    /** The password of every demonstration account. It is public: such accounts open only while {@code evenhand.demo} is true. */
    public static final String DEMO_PASSWORD = "evenhand-demo";

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /** @throws IllegalArgumentException naming the field and the remedy */
    public NewAccount {
        username = Usernames.normalised(username);
        roles = Set.copyOf(roles);
        require(
                isUsable(username),
                "username: \"" + username
                        + "\" is not usable; use 1 to 64 of a-z, 0-9 and . _ @ - after a first letter or digit.");
        require(!displayName.isBlank() && displayName.length() <= 200, "displayName: use 1 to 200 characters.");
        require(partnerId.length() <= 64, "partnerId: use at most 64 characters.");
        require(personId == null || personId.length() <= 64, "personId: use at most 64 characters.");
        require(!roles.isEmpty(), "roles: name at least one of " + List.of(Role.values()) + ".");
        require(
                partnerId.equals(Actor.HOST) || !roles.contains(Role.STEWARD),
                "roles: only an account of the host can be steward; leave partnerId empty.");
        if (!demo) {
            Passwords.problem(password, username, displayName)
                    .ifPresent(problem -> require(false, "password: " + problem));
        }
    }

    /** A person of a real organisation. */
    public static NewAccount of(
            String username,
            String displayName,
            String password,
            @Nullable String personId,
            String partnerId,
            Role... roles) {
        return new NewAccount(username, displayName, password, personId, partnerId, Set.of(roles), false);
    }

    /** A person of the demonstration, with the public {@link #DEMO_PASSWORD}. */
    public static NewAccount demo(
            String username, String displayName, @Nullable String personId, String partnerId, Role... roles) {
        return new NewAccount(username, displayName, DEMO_PASSWORD, personId, partnerId, Set.of(roles), true);
    }

    /** Whether an account can have this name. */
    static boolean isUsable(String username) {
        return USERNAME.matcher(username).matches();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The password stays out of logs and messages. */
    @Override
    public String toString() {
        return "NewAccount[" + username + ", partner " + partnerId + ", "
                + roles.toString().toLowerCase(Locale.ROOT) + "]";
    }
}
