package io.evenhand.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line may end: as usual, but never within what a reader takes in as one, such as the share "1/3", the percentage "20 %" or the
 * reference "R-2026-0042".
 */
final class LineBreaks implements FSTextBreaker {
    private final FSTextBreaker usual = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT));
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        usual.setText(newText);
    }

    @Override
    public int next() {
        int place = usual.next();
        while (place != BreakIterator.DONE && place < text.length() && tears(place)) {
            place = usual.next();
        }
        return place;
    }

    /** Whether a line that ends before this place would tear a number or a reference apart. */
    private boolean tears(int place) {
        char before = text.charAt(place - 1);
        char after = text.charAt(place);
        if (after == '%') {
            return true;
        }
        if (before == '-') {
            return Character.isDigit(after);
        }
        return after == '/' && Character.isDigit(before)
                || before == '/' && Character.isDigit(after) && place > 1 && Character.isDigit(text.charAt(place - 2));
    }
}
