package io.evenhand.partner.web;

import io.evenhand.partner.SigningAuthority;

/** How far an authority to sign reaches, in words. */
final class Reach {
    private Reach() {}

    static String of(SigningAuthority authority) {
        return (authority.jointly() ? "jointly with another" : "alone")
                + (authority.limit() == null
                        ? ", without limit"
                        : ", deals of up to " + authority.limit().amount() + " "
                                + authority.limit().currency().getCode());
    }
}
