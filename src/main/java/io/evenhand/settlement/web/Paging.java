package io.evenhand.settlement.web;

/** Which part of a long list is shown. @param page from one */
record Paging(int page, int size, int total) {
    /** Where a page begins; what is below the first page is the first. */
    static int from(int page, int size) {
        return Math.multiplyExact(Math.clamp(page, 1, 100_000) - 1, size);
    }

    public int pages() {
        return Math.max(1, Math.ceilDiv(total, size));
    }

    public boolean hasBefore() {
        return page > 1;
    }

    public boolean hasNext() {
        return page < pages();
    }
}
