package io.evenhand.access;

import java.util.Locale;
import java.util.Optional;

/**
 * Why single sign-on let nobody in. What the person reads says what to do and gives nothing away; what the administrator reads says why.
 */
public enum SignOnProblem {
    DENIED(
            "%s did not let you in, or you turned back. Try again, or sign in another way.",
            "It did not let the person in"),
    BEGUN_ELSEWHERE(
            "That took too long, or was begun in another window. Begin again.",
            "It was not begun in this browser, or too long ago"),
    NO_ANSWER("%s does not answer. Try again in a minute, or sign in another way.", "It does not answer"),
    NOT_GENUINE(
            "What %s sent could not be checked, so nobody was signed in. Tell whoever runs this installation.",
            "What it sent could not be checked"),
    NOT_THEIRS(
            "That sign-in at %s is not one of your organisation’s. Choose that one there, or sign in another way.",
            "It is not a sign-in of the organisation: what the settings require of its token is not there"),
    NOBODY(
            "Nobody here is linked with this account. Sign in with your password and link it on the page “Your account”, or ask the administrator of your organisation for a link.",
            "Nobody here is linked with that sign-in"),
    CLOSED("This does not open an account here. Ask the administrator of your organisation.", "The account is closed"),
    NOT_VOUCHED(
            "This does not open an account here. Ask the administrator of your organisation.",
            "It may not vouch for people of this organisation"),
    ANOTHER_IS_REQUIRED(
            "Your organisation’s people sign in another way. Ask your administrator which.",
            "The organisation’s people come in through another one only"),
    TAKEN(
            "This sign-in at %s is linked with another account here.",
            "That sign-in is linked with another account here"),
    LINKED_ALREADY(
            "Your account is linked with another sign-in at %s. Remove that link first.",
            "The account is linked with another sign-in there"),
    SOMEBODY_ELSE(
            "That was another sign-in at %s than the one that your account is linked with.",
            "It was another sign-in than the one that the account is linked with"),
    NOT_ASKED(
            "%s did not say that you have just signed in anew, so we cannot know that it was you. Sign out there, then try again. If that does not help, ask the administrator of your organisation for a link to get back in, and choose a password.",
            "It did not say that it asked the person anew"),
    SESSION_OVER(
            "You were signed out meanwhile. Sign in, and begin again.", "The session in which it was begun is over"),
    INVITATION_OVER(
            "The invitation opens nothing any more. Ask whoever sent it to you for a fresh one.",
            "The invitation was used, withdrawn or over"),
    USERNAME_TAKEN(
            "Somebody else took that username meanwhile. Open your invitation again and choose another.",
            "The username was taken meanwhile");

    private final String words;
    private final String reason;

    SignOnProblem(String words, String reason) {
        this.words = words;
        this.reason = reason;
    }

    /** For the person. @param provider what people call it */
    public String words(String provider) {
        return words.formatted(provider);
    }

    /** For whoever reads what happened to access. */
    String reason() {
        return reason;
    }

    /** As in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SignOnProblem> of(String code) {
        for (SignOnProblem problem : values()) {
            if (problem.code().equals(code)) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
