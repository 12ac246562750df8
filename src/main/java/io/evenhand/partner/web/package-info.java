/** The pages on which partners, their people and the authority to sign are looked up and changed. */
@NullMarked
package io.evenhand.partner.web;

import org.jspecify.annotations.NullMarked;
