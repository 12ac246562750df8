package io.evenhand.settlement.revenue;

/**
 * What is wrong with a line of a file.
 *
 * @param line of the file, the first is 1; 0 for the file as a whole
 * @param field the column; empty for the line as a whole
 * @param value what stands there, shortened
 * @param problem goes on after the field: "is not a date"
 * @param remedy what to do
 */
public record LineProblem(long line, String field, String value, String problem, String remedy) {
    private static final int SHOWN = 60;

    public LineProblem {
        value = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    static LineProblem ofFile(String problem, String remedy) {
        return new LineProblem(0, "", "", problem, remedy);
    }
}
