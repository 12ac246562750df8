package io.evenhand.access;

import java.util.Optional;
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
    private final AccessRuleRepository rules;
    private final AccessSettings settings;

    SignIn(AccountRepository accounts, AccessRuleRepository rules, AccessSettings settings) {
        this.accounts = accounts;
        this.rules = rules;
        this.settings = settings;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        Optional<Account> found = accounts.findByUsername(Usernames.normalised(username))
                .filter(account -> account.isOpen(settings.demo()));
        // Looked up for nobody as well: what takes longer for those who are there would tell that they are.
        Optional<AccessRule> rule =
                rules.findById(found.map(account -> account.actor().partnerId()).orElse(Actor.HOST));
        return found.map(account -> user(account, rule))
                .orElseThrow(() -> new UsernameNotFoundException("unknown or closed"));
    }

    /**
     * Where only single sign-on opens, the password counts as one that has run out: Spring Security says so only after it was right,
     * so that strangers learn nothing of who comes in how.
     */
    private static UserDetails user(Account account, Optional<AccessRule> rule) {
        boolean enough = rule.map(AccessRule::onlyProvider).isEmpty();
        return new User(
                account.getId(), account.passwordHash(), true, true, enough, true, AuthorityUtils.NO_AUTHORITIES);
    }
}
