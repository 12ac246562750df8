package io.evenhand.table;

/**
 * What is wrong with a line of a file.
 *
 * @param line of the file, or row of the sheet, from one; zero for the file as a whole
 * @param field the column; empty for the line as a whole
 * @param value what stands there, shortened
 * @param problem goes on after field and value: "is not a day"
 * @param remedy what to do
 * @param place where to look in a program that shows the file: "C7 of Sheet1"; may be empty
 */
public record LineProblem(long line, String field, String value, String problem, String remedy, String place) {
    private static final int SHOWN = 60;

    public LineProblem {
        value = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    public LineProblem(long line, String field, String value, String problem, String remedy) {
        this(line, field, value, problem, remedy, "");
    }

    /** Of the file as a whole. @param problem a sentence's end, or a sentence that begins with "The" */
    public static LineProblem ofFile(String problem, String remedy) {
        return new LineProblem(0, "", "", problem, remedy);
    }

    /** Where it is: "Line 7, gross (C7 of Sheet1)"; empty for the file as a whole. */
    public String where() {
        String words = (line > 0 ? "Line " + line : "") + (line > 0 && !field.isEmpty() ? ", " : "") + field;
        return place.isEmpty() ? words : words.isEmpty() ? place : words + " (" + place + ")";
    }

    /** A sentence with everything: {@code line 7, gross "12,50": is not an amount; write …}. */
    public String words() {
        String where = where();
        StringBuilder words = new StringBuilder(line > 0 ? "l" + where.substring(1) : where);
        if (!value.isEmpty()) {
            words.append(" \"").append(shown()).append('"');
        }
        return words.isEmpty() ? problem + "; " + remedy : words + ": " + problem + "; " + remedy;
    }

    /** Without what would command a terminal. */
    private String shown() {
        return value.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
