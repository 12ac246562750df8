/**
 * What comes in from files: partners, people, customers and referrals as CSV, each with a dry run that is the import itself, taken back.
 */
@ApplicationModule(
        allowedDependencies = {"partner", "referral", "terms", "money", "access", "concurrency", "digest", "text"})
@NullMarked
package io.evenhand.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
