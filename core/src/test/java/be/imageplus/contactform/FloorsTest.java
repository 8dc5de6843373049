/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.text.ClassPathText;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.CacheMode;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

/** The shape of the house: what may depend on what, where a library may be used, and how things are named. */
@AnalyzeClasses(packages = FloorsTest.ROOT, importOptions = DoNotIncludeTests.class, cacheMode = CacheMode.PER_CLASS)
class FloorsTest {

    static final String ROOT = "be.imageplus.contactform";

    /** From the cellar up to the front door; a new package gets its place here first. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of(".text"),
            Set.of(".problem"),
            Set.of(".register", ".vault", ".work"),
            Set.of(".ledger"),
            Set.of(".notice", ".transfer"),
            Set.of(".form"),
            Set.of(".screening"),
            Set.of(".screening.turnstile"),
            Set.of(".submission"),
            Set.of(".mail"),
            Set.of(".reception", ".retention", ".rotation"),
            Set.of(".store"),
            Set.of(".store.jdbc"),
            Set.of(".web"),
            Set.of(""));

    private static final double LEAST_SHARE_OF_HIDDEN_TYPES = 0.4;

    /** So there are no cycles of packages either. */
    @ArchTest
    static final ArchRule dependsOnLowerFloorsOnly = classes().should(dependOnLowerFloorsOnly());

    @ArchTest
    static final ArchRule keepsCryptographyInTheVault =
            only(".vault").may(resideInAPackage("com.google.crypto.tink.."), "Tink");

    @ArchTest
    static final ArchRule keepsSqlInTheJdbcStore =
            only(".store.jdbc").may(resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite.."), "SQL");

    @ArchTest
    static final ArchRule rendersTemplatesInText = only(".text").may(resideInAPackage("com.samskivert.."), "templates");

    @ArchTest
    static final ArchRule readsTheClassPathInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ClassPathText.class.getName())
            .should()
            .callMethod(Class.class, "getResourceAsStream", String.class)
            .orShould()
            .callMethod(ClassLoader.class, "getResourceAsStream", String.class);

    @ArchTest
    static final ArchRule readsMarkdownInTheNotice =
            only(".notice").may(resideInAPackage("org.commonmark.."), "Markdown");

    @ArchTest
    static final ArchRule validatesInTheForm =
            only(".form").may(resideInAnyPackage("jakarta.validation..", "org.hibernate.."), "validation");

    @ArchTest
    static final ArchRule cachesInTheScreening =
            only(".screening").may(resideInAPackage("com.github.benmanes.."), "Caffeine");

    /**
     * The register's YAML, the key file, the exported ledger, sealed payloads, the notice as data, challenges, what a
     * third party says of their answers, and the JSON API.
     */
    @ArchTest
    static final ArchRule readsAndWritesJsonWhereItIsTheFormat = only(
                    ".register",
                    ".vault",
                    ".ledger",
                    ".store.jdbc",
                    ".notice",
                    ".text",
                    ".form",
                    ".screening",
                    ".screening.turnstile",
                    ".web")
            .may(resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."), "Jackson");

    @ArchTest
    static final ArchRule knowsNoFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "jakarta.mail..", "com.google.gson..");

    /** A store that is prepared without a builder, by a test or a benchmark, has no other clock. */
    @ArchTest
    static final ArchRule tellsTheTimeByAnInjectedClock = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .and()
            .doNotHaveFullyQualifiedName(ContactStore.class.getName())
            .should()
            .accessTargetWhere(looksAtTheMachinesClock());

    @ArchTest
    static final ArchRule speaksOfTimeInJavaTime = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Date.class, java.util.Calendar.class, java.text.DateFormat.class);

    @ArchTest
    static final ArchRule drawsNoPredictableRandom = noClasses()
            .should()
            .dependOnClassesThat(HasName.Predicates.nameMatching(
                            "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
                    .as("are predictable"))
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule namesThingsByWhatTheyAre =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base|Dto|DTO)");

    @ArchTest
    static void marksEveryPackageForNullness(JavaClasses all) {
        all.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .forEach(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("%s has a package-info.java with @NullMarked", each.getName())
                        .isTrue());
    }

    @ArchTest
    static void hidesWhatNobodyElseNeeds(JavaClasses all) {
        List<JavaClass> types = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        long hidden = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();

        assertThat((double) hidden / types.size())
                .as("share of hidden types: %d of %d", hidden, types.size())
                .isGreaterThanOrEqualTo(LEAST_SHARE_OF_HIDDEN_TYPES);
    }

    private static ArchCondition<JavaClass> dependOnLowerFloorsOnly() {
        return new ArchCondition<>("depend on their own package and on lower floors only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int floor = floorOf(type);
                if (floor < 0) {
                    events.add(violated(type, type.getPackageName() + " has no floor: give it one in FLOORS"));
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(dependency.getTargetClass()))
                        .filter(dependency ->
                                !dependency.getTargetClass().getPackageName().equals(type.getPackageName()))
                        .filter(dependency -> floorOf(dependency.getTargetClass()) >= floor)
                        .forEach(dependency -> events.add(violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    private static int floorOf(JavaClass type) {
        return IntStream.range(0, FLOORS.size())
                .filter(floor ->
                        FLOORS.get(floor).contains(type.getPackageName().substring(ROOT.length())))
                .findFirst()
                .orElse(-1);
    }

    private static DescribedPredicate<JavaAccess<?>> looksAtTheMachinesClock() {
        return DescribedPredicate.describe("look at the machine's clock", access -> {
            String owner = access.getTarget().getOwner().getName();
            String name = access.getTarget().getName();
            boolean now = owner.startsWith("java.time.")
                    && name.equals("now")
                    && !access.getTarget().getFullName().contains(Clock.class.getName());
            boolean machine =
                    owner.equals(Clock.class.getName()) && (name.startsWith("system") || name.startsWith("tick"));
            return now || machine || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
        });
    }

    private static Only only(String... packages) {
        return new Only(packages);
    }

    private record Only(String... packages) {
        ArchRule may(DescribedPredicate<JavaClass> library, String name) {
            String[] places = List.of(packages).stream().map(ROOT::concat).toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(places)
                    .should()
                    .dependOnClassesThat(library)
                    .as("Only " + List.of(packages) + " may use " + name)
                    .allowEmptyShould(true);
        }
    }
}
