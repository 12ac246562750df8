package io.evenhand;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.evenhand.access.Actor;
import io.evenhand.ceremony.Visitor;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proves what holds across all rooms and what the compiler and {@link ModularityTests} cannot see. */
@AnalyzeClasses(packagesOf = Evenhand.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {
    @ArchTest
    static final ArchRule theDomainDoesNotKnowCamunda = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..process..", "io.evenhand.workflow..", "io.evenhand.engine..", "io.evenhand.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.camunda..");

    @ArchTest
    static final ArchRule onlyDocumentsKnowPdf = noClasses()
            .that()
            .resideOutsideOfPackages("io.evenhand.document..", "io.evenhand.signing..", "io.evenhand.verification..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.pdfbox..", "com.openhtmltopdf..", "eu.europa.esig..");

    @ArchTest
    static final ArchRule onlyWhoSignsOrBlindsKnowsCryptography = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.evenhand.document..",
                    "io.evenhand.signing..",
                    "io.evenhand.verification..",
                    "io.evenhand.relationship.overlap..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule aggregatesAndValuesAreFreeOfFrameworks = noClasses()
            .that(CanBeAnnotated.Predicates.annotatedWith(Entity.class)
                    .or(CanBeAnnotated.Predicates.annotatedWith(Embeddable.class)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "com.fasterxml.jackson..", "io.camunda..")
                    // What Spring Data asks of an aggregate that brings its own id.
                    .and(not(resideInAnyPackage("org.springframework.data.domain.."))));

    @ArchTest
    static final ArchRule timeComesFromTheOneClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.evenhand.engine..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(Calendar.class, "getInstance");

    @ArchTest
    static final ArchRule noTimeWithoutItsZone =
            noClasses().should().dependOnClassesThat().areAssignableTo(LocalDateTime.class);

    @ArchTest
    static final ArchRule theClockIsMadeOnce = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.evenhand.Configuration")
            .and()
            .resideOutsideOfPackages("io.evenhand.engine..", "io.evenhand.cli..")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule moneyIsNeverFloatingPoint = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "io.evenhand.money..", "io.evenhand.terms..", "io.evenhand.agreement..", "io.evenhand.protection..")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(Double.class)
            .orShould()
            .haveRawType(Float.class);

    @ArchTest
    static final ArchRule noMethodOfMoneyOrTermsReturnsFloatingPoint = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("io.evenhand.money..", "io.evenhand.terms..")
            .should()
            .notHaveRawReturnType(double.class)
            .andShould()
            .notHaveRawReturnType(float.class);

    /** What is changed is changed by a use case. What only reads for a page may read in one transaction. */
    @ArchTest
    static final ArchRule transactionsThatWriteBeginAtUseCases = noClasses()
            .that()
            .resideInAnyPackage("..web..", "..process..", "io.evenhand.desk..", "io.evenhand.cli..")
            .should()
            .beAnnotatedWith(describe(
                    "@Transactional that writes",
                    annotation -> annotation.getRawType().isEquivalentTo(Transactional.class)
                            && !annotation.as(Transactional.class).readOnly()));

    /**
     * Whoever answers a request knows in whose name it is asked, and hands that on: what is shown is cut by it. Named one by one are the
     * pages before somebody is signed in or has followed a link to sign, and those on which anybody has a document checked; what the authority tells the public of certificates; the page and the description of the programming interface, which say nothing of anybody; and
     * a calendar's secret address, which says by itself whose deadlines are asked for.
     */
    @ArchTest
    static final ArchRule whoeverAnswersARequestKnowsWhoAsks = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.evenhand.access.web.SignInController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.evenhand.access.web.CodeController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.evenhand.access.web.InvitationController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.evenhand.ceremony.web.LinkController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.evenhand.verification.web.VerifyController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.evenhand.api.ApiPageController")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.evenhand.api.DescriptionApi")
            .and(not(describe(
                    "are the page after handing on, which says nothing of anybody",
                    method -> method.getName().equals("handedOn"))))
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.evenhand.signing.web.PkiController")
            .and(not(
                    // Its other address is for whoever is signed in, and is held to the rule.
                    describe(
                            "are the secret address of a calendar",
                            method -> method.getFullName()
                                    .startsWith("io.evenhand.notice.web.CalendarController.feed("))))
            .should()
            .haveRawParameterTypes(describe(
                    "with an Actor, or whoever a link brought",
                    types -> types.stream()
                            .anyMatch(type -> type.isEquivalentTo(Actor.class) || type.isEquivalentTo(Visitor.class))));

    /** Pages ask use cases, and those ask with the scope of the actor: nobody gets past that to a table. */
    @ArchTest
    static final ArchRule pagesReachNoTableButThroughUseCases = noClasses()
            .that()
            .resideInAnyPackage("..web..", "io.evenhand.desk..", "..process..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Repository.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JdbcOperations.class);

    @ArchTest
    static final ArchRule whatHappenedToAccessIsOnlyAddedTo = methods()
            .that()
            .areDeclaredInClassesThat()
            .haveFullyQualifiedName("io.evenhand.access.AccessEventRepository")
            .should()
            .notBeAnnotatedWith(Modifying.class)
            .andShould()
            .haveNameNotStartingWith("delete");

    @ArchTest
    static final ArchRule controllersArePackagePrivate = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule aggregatesStayInTheirRoom =
            classes().that().areAnnotatedWith(Entity.class).should().notBePublic();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto");
}
