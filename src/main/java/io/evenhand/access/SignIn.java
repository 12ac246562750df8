package io.evenhand.access;

import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives Spring Security what it needs to check a password, and nothing more: what an account may do is asked at every request
 * ({@link Accounts#admission}), not remembered in the session.
 */
@Component
class SignIn implements UserDetailsService {
    private final AccountRepository accounts;
    private final AccessSettings settings;

    SignIn(AccountRepository accounts, AccessSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        return accounts.findByUsername(Usernames.normalised(username))
                .filter(account -> account.isOpen(settings.demo()))
                .map(account -> new User(account.getId(), account.passwordHash(), AuthorityUtils.NO_AUTHORITIES))
                .orElseThrow(() -> new UsernameNotFoundException("unknown or closed"));
    }
}
