package dev.rollcall.deployment.configuration;

/** A variable has a value that cannot be used. The message is one sentence for the operator and begins with the variable. */
public final class WrongConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongConfiguration(String variable, String sentence) {
        super(variable + " " + sentence);
    }
}
