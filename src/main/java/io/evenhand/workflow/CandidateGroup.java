package io.evenhand.workflow;

/**
 * A candidate group of a user task, written {@code partner:role}, or {@code :role} for people of the host.
 *
 * @param role a role code of {@link io.evenhand.access.Role}
 */
record CandidateGroup(String partnerId, String role) {
    static CandidateGroup parse(String group) {
        int colon = group.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalStateException("Candidate group '" + group + "' is not of the form partner:role");
        }
        return new CandidateGroup(group.substring(0, colon), group.substring(colon + 1));
    }
}
