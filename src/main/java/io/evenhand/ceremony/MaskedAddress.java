package io.evenhand.ceremony;

/** A mail address of which its owner recognises enough, and nobody else learns it: {@code m•••@hansekontor.example}. */
final class MaskedAddress {
    private MaskedAddress() {}

    static String of(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "•••" : address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(at);
    }
}
