package io.evenhand.matrix;

/** How a request may end. */
enum Outcome {
    THROUGH("✓"),
    SIGN_IN("sign in"),
    FORBIDDEN("403"),
    NOT_FOUND("404"),
    OTHER("?");

    final String shown;

    Outcome(String shown) {
        this.shown = shown;
    }
}
