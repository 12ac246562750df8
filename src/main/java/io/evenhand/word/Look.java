package io.evenhand.word;

/** What a paragraph is, which says how it looks. */
enum Look {
    COVER_LINE("CoverLine"),
    TITLE("Title"),
    COVER_PARTY("CoverParty"),
    /** The heading of a numbered clause. */
    CLAUSE("Heading1"),
    HEADING("HeadingPlain"),
    SUBHEADING("Heading2"),
    /** A numbered paragraph of a clause. */
    SUB_CLAUSE("ClauseText"),
    /** A lettered item. */
    ITEM("ClauseItem"),
    DEFINITION("Definition"),
    PARTY("Party"),
    BODY("BodyText"),
    CAPTION("Caption"),
    /** The heading of what is no part of the agreement: it begins on a page of its own. */
    SHEET("SheetTitle"),
    CELL_HEAD("CellHead"),
    CELL_LABEL("CellLabel"),
    CELL("Cell"),
    SIGNATURE_PARTY("SignatureParty"),
    SIGNATURE_LINE("SignatureLine"),
    SIGNATURE_NOTE("SignatureNote");

    private final String style;

    Look(String style) {
        this.style = style;
    }

    /** The id of its style in a Word file. */
    String style() {
        return style;
    }

    boolean isOfCover() {
        return this == COVER_LINE || this == TITLE || this == COVER_PARTY;
    }
}
