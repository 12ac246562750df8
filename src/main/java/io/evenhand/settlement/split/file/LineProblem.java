package io.evenhand.settlement.split.file;

/**
 * What is wrong with a line of a file.
 *
 * @param line from one; zero for the file as a whole
 * @param column empty for the line as a whole
 * @param value what stands there
 * @param problem goes on after column and value: "is not a day"
 * @param remedy what to do
 */
public record LineProblem(long line, String column, String value, String problem, String remedy) {
    private static final int SHOWN = 40;

    /** A sentence with everything: {@code line 7, gross "12,50": is not an amount; write …}. */
    public String words() {
        StringBuilder words = new StringBuilder();
        if (line > 0) {
            words.append("line ").append(line);
        }
        if (!column.isEmpty()) {
            words.append(", ").append(column);
        }
        if (!value.isEmpty()) {
            words.append(" \"").append(shown()).append('"');
        }
        return words.isEmpty() ? problem + "; " + remedy : words + ": " + problem + "; " + remedy;
    }

    /** Shortened, and without what would command a terminal. */
    private String shown() {
        String text = value.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
