package io.evenhand.access.web;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * Who came in through a provider, for the browser's session: the account's name, as after a password. No token is kept.
 *
 * @param confirmed whether the provider was told to ask the person anew, and did
 */
record SignedOnPrincipal(String username, String provider, boolean confirmed) implements OAuth2User, Serializable {
    @Override
    public String getName() {
        return username;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of("provider", provider);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }
}
