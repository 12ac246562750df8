package io.evenhand.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The rows of one sheet of a workbook, each as its cells are shown: text as text, numbers exact, days as days. */
final class SheetRows implements Cells {
    /** What stands further to the right belongs to no line. */
    static final int MOST_COLUMNS = 400;

    private static final String AS_TEXT = "enter it as text";

    private final String sheet;
    private final SharedTexts shared;
    private final BitSet days;
    private final boolean from1904;
    private final PlainXml xml;

    private final String[] texts = new String[MOST_COLUMNS];
    private final boolean[] typed = new boolean[MOST_COLUMNS];
    private final String[] flaws = new String[MOST_COLUMNS];
    private final String[] remedies = new String[MOST_COLUMNS];
    private int count;
    private long row;
    private int column;

    SheetRows(String sheet, SharedTexts shared, BitSet days, boolean from1904, PlainXml xml) {
        this.sheet = sheet;
        this.shared = shared;
        this.days = days;
        this.from1904 = from1904;
        this.xml = xml;
        count = MOST_COLUMNS;
        clear();
    }

    void read(RowTaker rows) throws XMLStreamException {
        boolean goesOn = true;
        while (goesOn) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return;
            }
            boolean begins = event == XMLStreamConstants.START_ELEMENT;
            if (begins && xml.name().equals("row")) {
                begin();
            } else if (begins && xml.name().equals("c")) {
                cell();
            } else if (!begins && xml.name().equals("row")) {
                goesOn = count == 0 || rows.row(this, row);
            } else if (!begins && xml.name().equals("sheetData")) {
                return;
            }
        }
    }

    private void begin() {
        int given = number(xml.attribute("r"));
        row = given < 0 ? row + 1 : given;
        clear();
    }

    /** Right of what was counted nothing was set. */
    private void clear() {
        Arrays.fill(texts, 0, count, "");
        Arrays.fill(typed, 0, count, false);
        Arrays.fill(flaws, 0, count, "");
        Arrays.fill(remedies, 0, count, "");
        count = 0;
        column = -1;
    }

    private void cell() throws XMLStreamException {
        column = place(xml.attribute("r"));
        String type = xml.attribute("t");
        String style = xml.attribute("s");
        String value = "";
        boolean formula = false;
        StringBuilder inline = new StringBuilder();
        boolean spoken = false;
        String unused = xml.text();
        while (true) {
            int event = xml.next();
            String written = xml.text();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return;
            }
            boolean begins = event == XMLStreamConstants.START_ELEMENT;
            switch (xml.name()) {
                case "f" -> formula = true;
                case "v" -> value = begins ? value : written;
                case "rPh" -> spoken = begins;
                case "t" -> {
                    if (!begins && !spoken && inline.length() < SharedTexts.LONGEST) {
                        inline.append(written);
                    }
                }
                case "c" -> {
                    if (formula) {
                        set("", "holds a formula", "paste values", false);
                    } else {
                        value(type, style, type.equals("inlineStr") ? inline.toString() : value);
                    }
                    return;
                }
                default -> {}
            }
        }
    }

    private void value(String type, String style, String value) {
        switch (type) {
            case "s" -> {
                int number = number(value);
                if (number >= 0 && number < shared.count()) {
                    set(shared.get(number), "", "", false);
                } else if (!value.isEmpty()) {
                    set("", "refers to a text that the workbook lacks", "open the workbook and save it again", false);
                }
            }
            case "", "n" -> number(style, value);
            case "b" -> set(value.equals("1") ? "true" : "false", "", "", true);
            case "e" -> set("", "holds the error " + shortened(value), "mend it, and paste values", false);
            case "d" -> set(value.substring(0, Math.min(10, value.length())), "", "", true);
            default -> set(value, "", "", false);
        }
    }

    private void number(String style, String raw) {
        if (raw.isEmpty()) {
            return;
        }
        int format = number(style);
        boolean day = format >= 0 && days.get(format);
        Optional<String> shown = day ? NumberCells.day(raw, from1904).map(Object::toString) : NumberCells.number(raw);
        if (shown.isPresent()) {
            set(shown.get(), "", "", true);
        } else if (day) {
            set("", "is shown as a day, but is none", "enter the day again", false);
        } else {
            set("", "holds more digits than a workbook keeps exactly", AS_TEXT, false);
        }
    }

    /** Of up to nine digits; less than zero for anything else. */
    private static int number(String digits) {
        int number = digits.isEmpty() || digits.length() > 9 ? -1 : 0;
        for (int i = 0; i < digits.length() && number >= 0; i++) {
            int digit = digits.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? -1 : 10 * number + digit;
        }
        return number;
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20);
    }

    private void set(String text, String flaw, String remedy, boolean ofType) {
        String plain = text.strip();
        if (plain.isEmpty() && flaw.isEmpty()) {
            return;
        }
        if (column >= MOST_COLUMNS) {
            count = MOST_COLUMNS;
            return;
        }
        texts[column] = plain;
        flaws[column] = flaw;
        remedies[column] = remedy;
        typed[column] = ofType;
        count = Math.max(count, column + 1);
    }

    /** Which column "C7" is in, from zero; the next one where the cell does not say. */
    private int place(String reference) {
        int letters = 0;
        int number = 0;
        while (letters < reference.length()
                && letters < 4
                && reference.charAt(letters) >= 'A'
                && reference.charAt(letters) <= 'Z') {
            number = 26 * number + reference.charAt(letters) - 'A' + 1;
            letters++;
        }
        return letters == 0 ? column + 1 : number - 1;
    }

    private static String letters(int place) {
        int rest = place + 1;
        StringBuilder letters = new StringBuilder();
        while (rest > 0) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
            rest = (rest - 1) / 26;
        }
        return letters.toString();
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public String text(int place) {
        return texts[place];
    }

    @Override
    public boolean isTyped(int place) {
        return typed[place];
    }

    @Override
    public String flaw(int place) {
        return flaws[place];
    }

    @Override
    public String remedy(int place) {
        return remedies[place];
    }

    @Override
    public String where(int place) {
        return place < 0 ? "sheet " + sheet : letters(place) + row + " of " + sheet;
    }
}
