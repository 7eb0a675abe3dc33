package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionTest {

    @Test
    void isSpelledAsInTheAdminApi() {
        assertThat(Arrays.stream(Permission.values()).map(Permission::spelling))
                .containsExactly("manage-user-directories", "manage-users", "read");
    }

    @Test
    void cannotBeAddedToAnAuthorityAfterwards() {
        Set<Permission> permissions = EnumSet.of(Permission.READ);
        Authority.OfAdministrator authority = new Authority.OfAdministrator(permissions);
        permissions.add(Permission.MANAGE_USERS);

        assertThat(authority.permissions()).containsExactly(Permission.READ);
    }
}
