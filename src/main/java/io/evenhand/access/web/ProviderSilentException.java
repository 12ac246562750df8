package io.evenhand.access.web;

import org.springframework.security.core.AuthenticationException;

/** A provider did not say where people sign in: it is away, or what its settings name is none. */
class ProviderSilentException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    ProviderSilentException(String message, Throwable cause) {
        super(message, cause);
    }

    ProviderSilentException(String message) {
        super(message);
    }
}
