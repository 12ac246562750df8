package io.evenhand.wording;

/** Where released wording comes from. */
public enum ReleaseOrigin {
    /** It came with the program, or lay in the operator's folder, and no lawyer had released another. */
    PROGRAM,
    /** One proposed it and another approved it. */
    LAWYER
}
