package io.evenhand.customer;

/** How many letters are to be changed, added, left out or exchanged with their neighbour to make one word of another. */
final class EditDistance {
    private EditDistance() {}

    /** How alike two words are, in thousandths of the longer one's length. */
    static int alike(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        return longer == 0 ? 1000 : 1000 * (longer - between(one, other)) / longer;
    }

    static int between(String one, String other) {
        int width = other.length() + 1;
        int[] beforeLast = new int[width];
        int[] last = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j < width; j++) {
                int changed = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
                boolean exchanged = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (exchanged) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
