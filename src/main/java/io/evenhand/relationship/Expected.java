package io.evenhand.relationship;

import java.util.Locale;

/** What one party of a comparison waits for the other to do. */
public enum Expected {
    AGREE(
            "Agree to compare customers, or decline",
            "If you agree, both of you learn how many customers you share; which ones is asked afterwards. Nothing is compared before."),
    ANSWER(
            "Answer the comparison of customers",
            "Your organisation agreed. Fetch their file, answer it on your own machine, and send what the program wrote."),
    COUNT(
            "Count the customers that you share",
            "They answered. Fetch their file, count on your own machine, and send what the program wrote, so that they know, too."),
    REVEAL(
            "Say which customers you share, or end the comparison",
            "They sent their file, and neither is handed out before both are there.");

    private final String title;
    private final String explanation;

    Expected(String title, String explanation) {
        this.title = title;
        this.explanation = explanation;
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
