package io.evenhand.customer;

/** What an internet domain says of a customer, however somebody typed it: as a domain, an address of the web or of mail. */
public sealed interface CustomerDomain {
    /**
     * A domain that one organisation registered.
     *
     * @param host as it was typed, in small ASCII letters, without scheme, path, user and port
     * @param registrable what its owner registered, by the public suffix list: "shop.adler.co.uk" is of "adler.co.uk"
     */
    record Own(String host, String registrable) implements CustomerDomain {}

    /** One under which everybody may have a mail address: it is no customer's. */
    record PublicMail(String domain) implements CustomerDomain {}

    /** One under which others register theirs, such as "co.uk": it is no customer's. */
    record PublicSuffix(String suffix) implements CustomerDomain {}

    /** No domain can be read from it. */
    record Unreadable() implements CustomerDomain {}

    static CustomerDomain read(String typed) {
        return DomainReading.of(typed);
    }
}
