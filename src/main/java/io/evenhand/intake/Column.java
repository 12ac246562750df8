package io.evenhand.intake;

/**
 * A column of a file.
 *
 * @param name as it stands in the first line
 * @param required whether it must be there and every row must fill it
 * @param help what to write, in a sentence
 * @param example a value that will do
 */
public record Column(String name, boolean required, String help, String example) {
    static Column required(String name, String help, String example) {
        return new Column(name, true, help, example);
    }

    static Column optional(String name, String help, String example) {
        return new Column(name, false, help, example);
    }
}
