package io.evenhand.protection;

/** How a window stands on a day. */
public enum WindowState {
    UPCOMING("Begins later", "moving"),
    OPEN("Open", "good"),
    ENDING_SOON("Ends soon", "waiting"),
    /** The window is over, but what was opened in it is still protected. */
    IN_TAIL("In tail", "waiting"),
    ENDED("Ended", ""),
    RELEASED("Released", ""),
    TRANSFERRED("Passed on", "");

    private final String words;
    private final String colour;

    WindowState(String words, String colour) {
        this.words = words;
        this.colour = colour;
    }

    public String words() {
        return words;
    }

    /** The chip's class; empty for one that is over. */
    public String colour() {
        return colour;
    }

    /** Whether it binds anybody now or later. */
    public boolean isOver() {
        return this == ENDED || this == RELEASED || this == TRANSFERRED;
    }
}
