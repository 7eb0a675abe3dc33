package dev.rollcall.domain.scim.value;

import java.util.Iterator;
import java.util.function.UnaryOperator;

/**
 * The values of a list that is too long to be held: they are produced one by one while an answer is written. It is only
 * ever part of an answer, never of a resource that is stored, compared or matched.
 */
public record Streamed(Iterable<Value> elements) implements Value {

    /** Returns the list with each value changed when its turn comes. */
    public Streamed map(UnaryOperator<Value> change) {
        return new Streamed(() -> {
            Iterator<Value> rest = elements.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rest.hasNext();
                }

                @Override
                public Value next() {
                    return change.apply(rest.next());
                }
            };
        });
    }
}
