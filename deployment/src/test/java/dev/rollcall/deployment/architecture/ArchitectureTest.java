package dev.rollcall.deployment.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The house keeps its shape. Each rule is shown three times: Rollcall obeys it, it speaks of some class of Rollcall, and
 * it finds what is planted against it under the root {@code planted}.
 */
class ArchitectureTest {

    private static final JavaClasses ROLLCALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.rollcall");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    private static final Map<String, String> OFFENDERS = Map.ofEntries(
            Map.entry("domain knows only what it is allowed to", "planted.domain.KnowsInjection"),
            Map.entry("application knows only what it is allowed to", "planted.application.KnowsAnAdapter"),
            Map.entry("rest knows only what it is allowed to", "planted.rest.SeesARow"),
            Map.entry("persistence knows only what it is allowed to", "planted.persistence.SeesAToken"),
            Map.entry("oauth knows only what it is allowed to", "planted.oauth.SeesAnEndpoint"),
            Map.entry("every class belongs to a module", "planted.elsewhere.Homeless"),
            Map.entry("names say what a class does", "planted.application.RosterManager"),
            Map.entry("every package is null-marked", "planted.elsewhere.Homeless"),
            Map.entry("the domain reads no clock", "planted.domain.ReadsTheClock"),
            Map.entry("the domain does no input or output", "planted.domain.ReadsAFile"),
            Map.entry("collaborators come by constructor", "planted.application.InjectsAField"),
            Map.entry("constructors take few collaborators", "planted.application.TakesSixCollaborators"),
            Map.entry("entity fields are private", "planted.persistence.OpenRow"),
            Map.entry("entity attributes are no UUIDs", "planted.persistence.UuidRow"));

    static List<Rule> rules() {
        return new House("dev.rollcall").rules();
    }

    static List<Rule> plantedRules() {
        return new House("planted").rules();
    }

    static Stream<Arguments> permissions() {
        return Module.ALL.stream().flatMap(module -> Stream.concat(
                        module.libraries().stream(), module.modules().stream().map(other -> "dev.rollcall." + other))
                .map(permission -> Arguments.of(module.name(), permission)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void rollcallKeeps(Rule rule) {
        assertThat(rule.breaches(ROLLCALL)).as(rule.name()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void speaksOfSomeClass(Rule rule) {
        assertThat(rule.subjects(ROLLCALL)).as(rule.name()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedRules")
    void findsWhatIsPlantedAgainstItAndNothingElse(Rule rule) {
        assertThat(rule.breaches(PLANTED)).isNotEmpty().allMatch(breach -> breach.contains(OFFENDERS.get(rule.name())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("permissions")
    void aPermissionNobodyUsesIsTakenBack(String module, String permission) {
        Set<String> used = ROLLCALL.stream()
                .filter(type -> type.getPackageName().startsWith("dev.rollcall." + module))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).as("%s uses %s", module, permission).anyMatch(name -> (name + ".")
                .startsWith(permission + "."));
    }
}
