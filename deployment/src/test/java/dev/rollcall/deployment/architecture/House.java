package dev.rollcall.deployment.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, for any root package, so that a planted house can show that they bite. */
final class House {

    private static final Pattern FORBIDDEN_WORD =
            Pattern.compile("(Impl|Default|Abstract|Base|Manager|Helper|Util|Common|Service|Dto)s?(?![a-z])");

    /** Terms of RFC 7643, sections 3.1 and 5. */
    private static final Pattern RFC_TERM = Pattern.compile("CommonAttributes|ServiceProviderConfig");

    private static final int MOST_CONSTRUCTOR_DEPENDENCIES = 5;

    private final String root;

    House(String root) {
        this.root = root;
    }

    /** Returns every rule. */
    List<Rule> rules() {
        return Stream.concat(
                        Module.ALL.stream().map(module -> module.keepsToItsAllowList(root)),
                        Stream.of(
                                everyClassBelongsToAModule(),
                                namesSayWhatAClassDoes(),
                                everyPackageIsNullMarked(),
                                theDomainReadsNoClock(),
                                theDomainDoesNoInputOrOutput(),
                                collaboratorsComeByConstructor(),
                                constructorsTakeFewCollaborators(),
                                entityFieldsArePrivate(),
                                entityAttributesAreNoUuids()))
                .toList();
    }

    private Rule everyClassBelongsToAModule() {
        String[] modules = Stream.of("domain", "application", "rest", "persistence", "oauth", "deployment")
                .map(module -> root + "." + module + "..")
                .toArray(String[]::new);
        return new Rule(
                "every class belongs to a module",
                all(),
                that("belong to a module", type -> resideInAnyPackage(modules).test(type) ? Stream.of() : named(type)));
    }

    private Rule namesSayWhatAClassDoes() {
        return new Rule("names say what a class does", all(), that("have a telling name", type -> {
            String name = RFC_TERM.matcher(type.getSimpleName()).replaceAll("");
            return FORBIDDEN_WORD.matcher(name).find() ? named(type) : Stream.of();
        }));
    }

    private Rule everyPackageIsNullMarked() {
        return new Rule(
                "every package is null-marked",
                all(),
                that(
                        "be in a null-marked package",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class) ? Stream.of() : named(type)));
    }

    private Rule theDomainReadsNoClock() {
        return new Rule(
                "the domain reads no clock",
                in("domain"),
                that("read no clock", type -> type.getMethodCallsFromSelf().stream()
                        .filter(call -> isClock(call.getTarget().getOwner(), call.getName()))
                        .map(call -> call.getDescription())));
    }

    private static boolean isClock(JavaClass owner, String method) {
        boolean now = owner.getPackageName().equals("java.time") && method.equals("now");
        boolean ticks = owner.isEquivalentTo(System.class)
                && Set.of("currentTimeMillis", "nanoTime").contains(method);
        return now || ticks || owner.isAssignableTo(Clock.class);
    }

    private Rule theDomainDoesNoInputOrOutput() {
        DescribedPredicate<JavaClass> outside = resideInAnyPackage(
                "java.io..", "java.nio.file..", "java.nio.channels..", "java.net.http..", "java.sql..");
        return new Rule(
                "the domain does no input or output",
                in("domain"),
                that("do no input or output", type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> outside.test(dependency.getTargetClass()))
                        .map(dependency -> dependency.getDescription())));
    }

    private Rule collaboratorsComeByConstructor() {
        return new Rule(
                "collaborators come by constructor", all(), that("inject no field", type -> type.getFields().stream()
                        .filter(field -> field.isAnnotatedWith(Inject.class))
                        .map(JavaMember::getDescription)));
    }

    private Rule constructorsTakeFewCollaborators() {
        return new Rule(
                "constructors take few collaborators",
                all(),
                that("take few collaborators", type -> type.getConstructors().stream()
                        .filter(constructor -> constructor.isAnnotatedWith(Inject.class))
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > MOST_CONSTRUCTOR_DEPENDENCIES)
                        .map(JavaMember::getDescription)));
    }

    /** EclipseLink does not see a write to a public field from another class, and the update is lost. */
    private Rule entityFieldsArePrivate() {
        return new Rule(
                "entity fields are private", annotatedWith(Entity.class), that("have private fields", type -> stateOf(
                                type)
                        .filter(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
                        .map(JavaMember::getDescription)));
    }

    /** EclipseLink cannot read a UUID attribute that is null. */
    private Rule entityAttributesAreNoUuids() {
        return new Rule(
                "entity attributes are no UUIDs", annotatedWith(Entity.class), that("have no UUID", type -> stateOf(
                                type)
                        .filter(field -> field.getRawType().isEquivalentTo(UUID.class))
                        .map(JavaMember::getDescription)));
    }

    private static Stream<JavaField> stateOf(JavaClass type) {
        return type.getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC));
    }

    private DescribedPredicate<JavaClass> in(String module) {
        return resideInAPackage(root + "." + module + "..");
    }

    private static DescribedPredicate<JavaClass> all() {
        return not(DescribedPredicate.describe(
                "package-info", type -> type.getSimpleName().equals("package-info")));
    }

    private static Stream<String> named(JavaClass type) {
        return Stream.of(type.getName());
    }

    /** Returns a condition that holds when {@code breaches} finds none in a class. */
    private static ArchCondition<JavaClass> that(String description, Function<JavaClass, Stream<String>> breaches) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                breaches.apply(type)
                        .map(breach -> SimpleConditionEvent.violated(type, breach))
                        .forEach(events::add);
            }
        };
    }
}
