package io.evenhand.customer;

/** Why two customers that share no identifier may be one, or of one group. */
public enum Likeness {
    /** Letters that look like others: "аdler.de" with a Cyrillic letter, "ad1er.de" with a digit. */
    LOOKS_ALIKE,
    /** One name under several public suffixes: "adler.de" and "adler.com". */
    DOMAIN_VARIANT,
    /** The domain of one is the name of the other. */
    DOMAIN_IS_NAME,
    /** Tax numbers of one group, or of one company in several forms. */
    TAX_GROUP,
    /** One name, in another country or with other common words. */
    SAME_NAME,
    /** Names that differ by a few letters. */
    SIMILAR_NAME,
    /** Names that begin with the same telling word, as those of one group do. */
    GROUP_NAME,
    /** The name of one is made of the other's first letters. */
    INITIALS
}
