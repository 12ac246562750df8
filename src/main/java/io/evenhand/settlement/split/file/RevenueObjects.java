package io.evenhand.settlement.split.file;

import io.evenhand.table.Cells;
import java.util.List;
import java.util.Map;

/** Reads revenue lines that come as objects with our columns for names, one after the other, by the rules of files. */
public final class RevenueObjects {
    private static final List<String> TITLES = RevenueColumn.titles();

    private final RevenueRow row;
    private long number;

    public RevenueObjects(RevenueFile.Sink sink) {
        row = new RevenueRow(TITLES, null, sink);
    }

    /** @param object texts by column; the first is line 1 */
    public void read(Map<String, String> object) {
        number++;
        row.read(
                new Cells() {
                    @Override
                    public int count() {
                        return TITLES.size();
                    }

                    @Override
                    public String text(int place) {
                        return object.getOrDefault(TITLES.get(place), "").strip();
                    }
                },
                number);
    }
}
