package io.evenhand.access;

/** How far a signed-in account may go at this moment. Asked anew at every request, so that a closed account ends at once. */
public sealed interface Admission {
    /** Everything that the actor's roles allow. */
    record Admitted(Actor actor) implements Admission {}

    /** Only a new password, because the present one was for one use. */
    record PasswordChangeDue(Actor actor) implements Admission {}

    /** Only the second step of signing in: the password was right, the code is still to come. */
    record CodeDue(Actor actor) implements Admission {}

    /** Only setting up a second step, because the organisation asks it of everybody. */
    record SecondFactorDue(Actor actor) implements Admission {}

    /** Nothing: the account is unknown, closed, or of a demonstration that is over; or the session was ended. */
    record Refused() implements Admission {}
}
