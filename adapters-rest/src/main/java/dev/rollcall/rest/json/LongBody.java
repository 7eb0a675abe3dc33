package dev.rollcall.rest.json;

import dev.rollcall.application.RequestLimits;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a resource class whose bodies may be as long as {@link RequestLimits#longBytes}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LongBody {

    /** Returns the names, in lower case, of lists that may fill such a body. */
    String[] lists();
}
