package dev.rollcall.deployment.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;

import java.util.List;
import java.util.stream.Stream;

/**
 * A module and everything it may know. Java itself and jspecify are allowed to all; what is not listed is forbidden.
 *
 * @param name the module's package under the root
 * @param modules the other modules it may know, by their packages under the root
 * @param libraries the package prefixes of libraries it may know
 */
record Module(String name, List<String> modules, List<String> libraries) {

    private static final List<String> INJECTION = List.of("jakarta.inject", "jakarta.enterprise");

    /** The module table of the house, but for {@code deployment}, which may know everything. */
    static final List<Module> ALL = List.of(
            new Module("domain", List.of(), List.of()),
            new Module("application", List.of("domain"), with("jakarta.json", "javax.crypto")),
            new Module(
                    "rest",
                    List.of("domain", "application"),
                    List.of("jakarta.inject", "jakarta.ws.rs", "jakarta.annotation")),
            new Module(
                    "persistence",
                    List.of("domain", "application"),
                    with(
                            "jakarta.persistence",
                            "javax.sql",
                            "org.flywaydb",
                            "com.zaxxer.hikari",
                            "org.eclipse.persistence.platform.database")),
            new Module(
                    "oauth",
                    List.of("domain", "application"),
                    with(
                            "jakarta.ws.rs",
                            "jakarta.json",
                            "jakarta.servlet",
                            "jakarta.security.enterprise",
                            "org.eclipse.microprofile.jwt",
                            "javax.crypto",
                            "com.nimbusds",
                            "com.github.benmanes.caffeine")));

    private static List<String> with(String... libraries) {
        return Stream.concat(INJECTION.stream(), Stream.of(libraries)).toList();
    }

    /** Returns the rule that the module, under {@code root}, keeps to its allow list. */
    Rule keepsToItsAllowList(String root) {
        String[] allowed = Stream.of(
                        Stream.of("java", "org.jspecify", root + "." + name),
                        modules.stream().map(module -> root + "." + module),
                        libraries.stream())
                .flatMap(packages -> packages)
                .map(prefix -> prefix + "..")
                .toArray(String[]::new);
        return new Rule(
                name + " knows only what it is allowed to",
                resideInAPackage(root + "." + name + ".."),
                onlyDependOnClassesThat(resideInAnyPackage(allowed)));
    }
}
