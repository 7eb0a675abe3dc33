package dev.rollcall.domain.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTypeTest {

    @ParameterizedTest(name = "{0}{1} to {2}{3}: {4}")
    @CsvSource({
        "ACTIVE, false, ACTIVE, false, USER_UPDATED",
        "ACTIVE, false, ACTIVE, true, USER_DEACTIVATED",
        "ACTIVE, true, ACTIVE, false, USER_ACTIVATED",
        "ACTIVE, false, INACTIVE, false, USER_DEACTIVATED",
        "INACTIVE, false, ACTIVE, false, USER_ACTIVATED",
        "INACTIVE, false, ACTIVE, true, USER_UPDATED",
        "INACTIVE, true, INACTIVE, false, USER_UPDATED",
        "ACTIVE, false, DELETED, false, USER_DELETED",
        "INACTIVE, false, DELETED, false, USER_DELETED",
        "DELETED, false, ACTIVE, false, USER_RESTORED",
        "DELETED, false, INACTIVE, false, USER_RESTORED",
        "DELETED, false, ANONYMISED, false, USER_ANONYMISED",
        "ACTIVE, false, ANONYMISED, false, USER_ANONYMISED"
    })
    void isToldFromTheEffectiveState(
            UserStatus before, boolean blockedBefore, UserStatus after, boolean blockedAfter, ChangeType told) {
        assertThat(ChangeType.of(user(before, blockedBefore), user(after, blockedAfter)))
                .isEqualTo(told);
    }

    private static User user(UserStatus status, boolean blocked) {
        return new User(new UserId("u"), "bob", status, blocked, false, null, null, Complex.empty());
    }
}
