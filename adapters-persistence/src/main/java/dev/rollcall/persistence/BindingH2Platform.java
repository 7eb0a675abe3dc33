package dev.rollcall.persistence;

import java.io.IOException;
import java.io.Serial;
import java.io.Writer;
import org.eclipse.persistence.platform.database.H2Platform;

/**
 * H2 for JPA, with parameters for all values. EclipseLink's own platform writes the values of a statement into its text as
 * soon as a part of it has constants alone, such as {@code 1 = 1}; H2 would then parse each such statement anew.
 */
public final class BindingH2Platform extends H2Platform {

    @Serial
    private static final long serialVersionUID = 1;

    /** Creates the platform, as EclipseLink does by this class's name. */
    public BindingH2Platform() {
        // H2 does not know the types of the parameters of "? = ?".
        setShouldBindLiterals(false);
    }

    @Override
    public boolean isDynamicSQLRequiredForFunctions() {
        return false;
    }

    /** H2 looks a truth value up in an index, but no number. */
    @Override
    protected void appendBoolean(Boolean value, Writer writer) throws IOException {
        writer.write(value.toString());
    }
}
