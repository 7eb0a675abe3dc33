package dev.rollcall.deployment.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;

/**
 * One sentence about the house: which classes it speaks of and what holds for them.
 *
 * @param name the sentence
 * @param subject the classes it speaks of
 * @param condition what holds for each of them
 */
record Rule(String name, DescribedPredicate<? super JavaClass> subject, ArchCondition<? super JavaClass> condition) {

    /** Returns the classes the rule speaks of. */
    List<JavaClass> subjects(JavaClasses classes) {
        return classes.stream().filter(subject).toList();
    }

    /** Returns one line for each breach. */
    List<String> breaches(JavaClasses classes) {
        return classes()
                .that(subject)
                .should(condition.forSubtype())
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    @Override
    public String toString() {
        return name;
    }
}
