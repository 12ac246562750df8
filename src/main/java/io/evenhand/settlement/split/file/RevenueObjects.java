package io.evenhand.settlement.split.file;

import java.util.List;
import java.util.Map;

/** Reads revenue lines that come as objects with our columns for names, by the rules of files. */
public final class RevenueObjects {
    private RevenueObjects() {}

    /** @param objects texts by column; the first is line 1 */
    public static void read(List<Map<String, String>> objects, RevenueFile.Sink sink) {
        List<String> titles = RevenueColumn.titles();
        RevenueRow row = new RevenueRow(titles, null, sink);
        long number = 0;
        for (Map<String, String> object : objects) {
            number++;
            row.read(
                    new Cells() {
                        @Override
                        public int count() {
                            return titles.size();
                        }

                        @Override
                        public String text(int place) {
                            return object.getOrDefault(titles.get(place), "").strip();
                        }
                    },
                    number);
        }
    }
}
