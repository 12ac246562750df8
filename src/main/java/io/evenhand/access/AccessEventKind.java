package io.evenhand.access;

import java.util.Locale;

/** What can happen to somebody's access, as people read it. */
public enum AccessEventKind {
    SIGNED_IN("Signed in"),
    SIGN_IN_FAILED("Sign-in failed"),
    SIGN_IN_LOCKED("Sign-in locked for a while after too many failures"),
    SIGNED_OUT("Signed out"),
    SESSION_ENDED("A session was ended"),
    CODE_REFUSED("Wrong code at the second step"),
    CODE_LOCKED("Second step locked for a while after too many wrong codes"),
    RECOVERY_CODE_USED("Recovery code used"),
    RECOVERY_CODES_RENEWED("New recovery codes made"),
    SECOND_FACTOR_ON("Second step set up"),
    SECOND_FACTOR_OFF("Second step removed"),
    SECOND_FACTOR_REQUIRED("Second step required of everybody"),
    SECOND_FACTOR_OPTIONAL("Second step left to each person"),
    SIGN_ON_LINKED("Single sign-on linked"),
    SIGN_ON_UNLINKED("Single sign-on removed"),
    SIGN_ON_REFUSED("Single sign-on refused"),
    SIGN_ON_REQUIRED("Only single sign-on opens from now on"),
    SIGN_ON_OPTIONAL("Passwords open again beside single sign-on"),
    PASSWORD_NOT_ENOUGH("Right password, but only single sign-on opens"),
    PASSWORD_CHANGED("Password changed"),
    INVITED("Invited"),
    INVITATION_WITHDRAWN("Invitation withdrawn"),
    INVITATION_ACCEPTED("Invitation accepted, account made"),
    ROLES_CHANGED("Roles changed"),
    ACCOUNT_CLOSED("Account closed"),
    ACCOUNT_OPENED("Account opened again"),
    ACCESS_RESET("Access reset"),
    ACCESS_RESTORED("New password chosen after a reset");

    private final String words;

    AccessEventKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether somebody should look at it twice. */
    public boolean isAlarming() {
        return switch (this) {
            case SIGN_IN_FAILED,
                    SIGN_IN_LOCKED,
                    SIGN_ON_REFUSED,
                    PASSWORD_NOT_ENOUGH,
                    CODE_REFUSED,
                    CODE_LOCKED,
                    RECOVERY_CODE_USED,
                    SECOND_FACTOR_OFF -> true;
            default -> false;
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
