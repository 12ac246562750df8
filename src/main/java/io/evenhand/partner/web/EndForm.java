package io.evenhand.partner.web;

import org.jspecify.annotations.Nullable;

/** The form that ends an authority to sign, as it was filled in. @param number the authority's place in the person's list */
record EndForm(int number, @Nullable String lastDay) {}
