package io.evenhand.referral;

import java.util.List;

/** What came of registering a referral. */
public sealed interface RegisterResult {
    record Registered(ReferralId id) implements RegisterResult {}

    /** The same reference was registered before; nothing was changed. */
    record AlreadyRegistered(ReferralId id) implements RegisterResult {}

    /** Partners that the network does not know. */
    record UnknownPartners(List<String> partnerIds) implements RegisterResult {
        public UnknownPartners {
            partnerIds = List.copyOf(partnerIds);
        }
    }
}
