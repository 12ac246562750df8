/**
 * By what a customer is recognised, however it is written: domain, legal name, tax id; and how two customers resemble one another where that is for people to
 * judge. Knows no partner, no agreement and no database, so that the same rules hold on a partner's own machine.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.evenhand.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
