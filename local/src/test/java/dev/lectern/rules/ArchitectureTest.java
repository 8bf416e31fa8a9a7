package dev.lectern.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import dev.lectern.access.Allow;
import dev.lectern.api.Fact;
import dev.lectern.api.wire.EventTypes;
import dev.lectern.command.deciding.Decider;

import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.RequestMapping;

/** ArchUnit fails a rule that matches no class, so none of these is empty. */
@AnalyzeClasses(packages = "dev.lectern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FRAMEWORKS = {
        "org.axonframework..", "org.springframework..", "jakarta..", "org.apache.kafka.."
    };

    @ArchTest
    static final ArchRule whatCrossesTheWireKnowsNeitherService =
            classes()
                    .that()
                    .resideInAPackage("dev.lectern.api..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.lectern.api..",
                            "java..",
                            "tools.jackson..",
                            "com.fasterxml.jackson.annotation..",
                            "com.google.crypto.tink..",
                            "javax.crypto..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule scoringIsPlainArithmetic =
            classes()
                    .that()
                    .resideInAPackage("dev.lectern.scoring..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.lectern.scoring..",
                            "dev.lectern.api..",
                            "java..",
                            "org.apache.commons.numbers..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule proofsKnowNothingOfTheDomain =
            classes()
                    .that()
                    .resideInAPackage("dev.lectern.proof..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("dev.lectern.proof..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theVerifierNeedsNeitherServerNorDatabase =
            classes()
                    .that()
                    .resideInAPackage("dev.lectern.verifier..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.lectern.verifier..",
                            "dev.lectern.api..",
                            "dev.lectern.scoring..",
                            "dev.lectern.proof..",
                            "java..",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule theEventStoreKnowsNothingOfTheDomain =
            noClasses()
                    .that()
                    .resideInAPackage("dev.lectern.eventstore..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.lectern.api..",
                            "dev.lectern.scoring..",
                            "dev.lectern.access..",
                            "dev.lectern.command..",
                            "dev.lectern.query..",
                            "dev.lectern.local..",
                            "org.springframework..");

    @ArchTest
    static final ArchRule mannersKnowNothingOfTheDomain =
            noClasses()
                    .that()
                    .resideInAPackage("dev.lectern.web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.lectern.api..",
                            "dev.lectern.scoring..",
                            "dev.lectern.access..",
                            "dev.lectern.eventstore..",
                            "dev.lectern.command..",
                            "dev.lectern.query..",
                            "dev.lectern.local..");

    @ArchTest
    static final ArchRule accessKnowsNeitherService =
            noClasses()
                    .that()
                    .resideInAPackage("dev.lectern.access..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.lectern.scoring..",
                            "dev.lectern.eventstore..",
                            "dev.lectern.command..",
                            "dev.lectern.query..",
                            "dev.lectern.local..");

    /** Who may do something is said at the operation; what nobody says anything of, nobody may. */
    @ArchTest
    static final ArchRule everyOperationSaysWhoMayAskForIt =
            methods()
                    .that()
                    .areMetaAnnotatedWith(RequestMapping.class)
                    .and()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackage("dev.lectern.web..")
                    .should()
                    .beAnnotatedWith(Allow.class);

    @ArchTest
    static final ArchRule theWriteSideDoesNotKnowTheReadSide =
            noClasses()
                    .that()
                    .resideInAPackage("dev.lectern.command..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.lectern.query..", "dev.lectern.local..");

    @ArchTest
    static final ArchRule theReadSideDoesNotKnowTheWriteSide =
            noClasses()
                    .that()
                    .resideInAPackage("dev.lectern.query..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.lectern.command..",
                            "dev.lectern.eventstore..",
                            "dev.lectern.local..",
                            "org.axonframework..");

    @ArchTest
    static final ArchRule embeddedServersAreForAnybody =
            noClasses()
                    .that()
                    .resideInAPackage("dev.lectern.embedded..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.lectern.api..",
                            "dev.lectern.command..",
                            "dev.lectern.query..",
                            "dev.lectern.eventstore..",
                            "org.springframework..");

    @ArchTest
    static final ArchRule decisionsAreFreeOfFrameworks =
            noClasses()
                    .that(are(assignableTo(Decider.class)))
                    .or()
                    .resideInAPackage("dev.lectern.command.deciding..")
                    .or()
                    .resideInAnyPackage(
                            "dev.lectern.command.judging..",
                            "dev.lectern.command.conference..",
                            "dev.lectern.command.audience..",
                            "dev.lectern.command.talk..",
                            "dev.lectern.command.question..",
                            "dev.lectern.command.poll..")
                    .and()
                    .haveNameNotMatching(".*Api(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule decisionsHaveNeitherClockNorChance =
            noClasses()
                    .that(are(assignableTo(Decider.class)))
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            java.time.Clock.class,
                            java.util.Random.class,
                            java.security.SecureRandom.class,
                            java.util.concurrent.ThreadLocalRandom.class)
                    .orShould()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(java.util.UUID.class, "randomUUID");

    /** Only the root of the service knows what there is: each package serves whoever asks. */
    @ArchTest
    static final ArchRule packagesOfTheWriteSideDoNotKnowItsRoot =
            noClasses()
                    .that()
                    .resideInAPackage("dev.lectern.command.(*)..")
                    .and()
                    .resideOutsideOfPackage("dev.lectern.command.configuration")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.lectern.command");

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("dev.lectern.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheWriteSideHaveNoCycles =
            slices().matching("dev.lectern.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheReadSideHaveNoCycles =
            slices().matching("dev.lectern.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresOfTheWireAreAllListed =
            classes()
                    .that(are(assignableTo(Fact.class)))
                    .and()
                    .areNotInterfaces()
                    .should(
                            new ArchCondition<>("be an event type") {
                                @Override
                                public void check(JavaClass fact, ConditionEvents events) {
                                    boolean listed =
                                            EventTypes.all().stream()
                                                    .anyMatch(type -> fact.isEquivalentTo(type));
                                    events.add(
                                            new SimpleConditionEvent(
                                                    fact,
                                                    listed,
                                                    fact.getName() + " is not in EventTypes"));
                                }
                            });

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes()
                    .should(
                            new ArchCondition<>("reside in a null-marked package") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    events.add(
                                            new SimpleConditionEvent(
                                                    type,
                                                    type.getPackage()
                                                            .isAnnotatedWith(NullMarked.class),
                                                    type.getPackageName()
                                                            + " has no null-marked package-info"));
                                }
                            });

    @ArchTest
    static final ArchRule namesHaveNoTechnicalSuffixes =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.lectern.eventstore..")
                    .should()
                    .haveSimpleNameEndingWith("Command")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Dto")
                    .orShould()
                    .haveSimpleNameEndingWith("Event");
}
