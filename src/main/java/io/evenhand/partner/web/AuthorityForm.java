package io.evenhand.partner.web;

import org.jspecify.annotations.Nullable;

/** The form that gives authority to sign, as it was filled in. @param until may be empty */
record AuthorityForm(
        @Nullable String agreementKind,
        @Nullable String from,
        @Nullable String until) {}
