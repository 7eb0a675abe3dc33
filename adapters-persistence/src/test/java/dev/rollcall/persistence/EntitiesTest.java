package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.persistence.entity.ApiClientRow;
import dev.rollcall.persistence.entity.BrakeRow;
import dev.rollcall.persistence.entity.DirectoryRow;
import dev.rollcall.persistence.entity.GroupRow;
import dev.rollcall.persistence.entity.LinkRow;
import dev.rollcall.persistence.entity.LookupRow;
import dev.rollcall.persistence.entity.MembershipRow;
import dev.rollcall.persistence.entity.RevokedTokenRow;
import dev.rollcall.persistence.entity.SecretTokenRow;
import dev.rollcall.persistence.entity.SigningKeyRow;
import dev.rollcall.persistence.entity.SyncEventRow;
import dev.rollcall.persistence.entity.UserRow;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** EclipseLink loses a null UUID, and what another class writes into a public field, without a word. */
class EntitiesTest {

    private static final List<Class<?>> ENTITIES = List.of(
            ApiClientRow.class,
            BrakeRow.class,
            DirectoryRow.class,
            GroupRow.class,
            LinkRow.class,
            LookupRow.class,
            RevokedTokenRow.class,
            MembershipRow.class,
            SecretTokenRow.class,
            SigningKeyRow.class,
            SyncEventRow.class,
            UserRow.class);

    @Test
    void haveOnlyPrivateFieldsAndNoUuid() {
        List<Field> fields = ENTITIES.stream()
                .flatMap(entity -> Stream.of(entity.getDeclaredFields()))
                .filter(field -> !field.isSynthetic() && !Modifier.isStatic(field.getModifiers()))
                .toList();

        assertThat(fields).isNotEmpty().allSatisfy(field -> {
            assertThat(Modifier.isPrivate(field.getModifiers()))
                    .as(field.toString())
                    .isTrue();
            assertThat(field.getType()).as(field.toString()).isNotEqualTo(UUID.class);
        });
    }
}
