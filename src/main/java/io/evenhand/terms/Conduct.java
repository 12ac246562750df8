package io.evenhand.terms;

/** What a bound partner must not do with an introduced customer. */
public enum Conduct {
    /** It must not approach the customer; it may serve a customer who comes unasked. */
    SOLICIT,
    /** It must neither approach the customer nor take its business. */
    ACCEPT
}
