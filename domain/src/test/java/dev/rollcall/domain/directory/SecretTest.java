package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.domain.directory.Secret.Kind;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretTest {

    /** The pattern that the documentation gives to secret scanners. */
    private static final Pattern DOCUMENTED = Pattern.compile("rc[st]_[0-9A-Za-z]{49}");

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";

    private final Random random = new Random(20261122);

    @ParameterizedTest
    @EnumSource
    void hasTheDocumentedShapeForTenThousandValues(Kind kind) {
        String prefix = kind == Kind.CLIENT_SECRET ? "rcs_" : "rct_";

        assertThat(secrets(kind).limit(10_000))
                .doesNotHaveDuplicates()
                .allMatch(secret -> DOCUMENTED.matcher(secret).matches())
                .allMatch(secret -> secret.startsWith(prefix))
                .allMatch(secret -> Secret.isWellFormed(kind, secret));
    }

    @ParameterizedTest
    @EnumSource
    void failsItsChecksumWithOneCharacterChanged(Kind kind) {
        assertThat(secrets(kind).limit(10_000).map(this::withOneOtherCharacter))
                .noneMatch(secret -> Secret.isWellFormed(kind, secret));
    }

    @Test
    void failsItsChecksumWithAnyOneCharacterChanged() {
        String secret = secrets(Kind.CLIENT_SECRET).findFirst().orElseThrow();

        for (int i = 0; i < secret.length(); i++) {
            for (String other : ALPHABET.split("", -1)) {
                String changed = secret.substring(0, i) + other + secret.substring(i + 1);
                assertThat(Secret.isWellFormed(Kind.CLIENT_SECRET, changed)).isEqualTo(changed.equals(secret));
            }
        }
    }

    @Test
    void isOfOneKindOnly() {
        assertThat(Secret.isWellFormed(Kind.SECRET_TOKEN, of(Kind.CLIENT_SECRET, new byte[32])))
                .isFalse();
        assertThat(Secret.isWellFormed(Kind.CLIENT_SECRET, of(Kind.SECRET_TOKEN, new byte[32])))
                .isFalse();
    }

    @Test
    void isWellFormedInItsFullLengthOnly() {
        String secret = of(Kind.CLIENT_SECRET, new byte[32]);

        assertThat(Secret.isWellFormed(Kind.CLIENT_SECRET, secret + "0")).isFalse();
        assertThat(Secret.isWellFormed(Kind.CLIENT_SECRET, secret.substring(0, secret.length() - 1)))
                .isFalse();
        assertThat(Secret.isWellFormed(Kind.CLIENT_SECRET, "")).isFalse();
    }

    @Test
    void writesEveryBit() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xFF);

        // 2^256 - 1 in base 62 and its CRC32, calculated with another program.
        assertThat(of(Kind.SECRET_TOKEN, ones)).isEqualTo("rct_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp14dO9Da");
        assertThat(of(Kind.SECRET_TOKEN, new byte[32])).startsWith("rct_" + "0".repeat(43));
    }

    @Test
    void isMadeOf256BitsAndNothingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(Kind.CLIENT_SECRET, new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(Kind.CLIENT_SECRET, new byte[33]));
    }

    @Test
    void isKeptAsSha256() {
        // The example of FIPS 180-4.
        assertThat(Secret.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void isRecognisedByItsLastFourCharacters() {
        assertThat(Secret.lastFour("rcs_abcdefgh")).isEqualTo("efgh");
        assertThat(Secret.lastFour("abc")).isEqualTo("abc");
    }

    @Test
    void hidesItselfInTexts() {
        Secret secret = Secret.of(Kind.CLIENT_SECRET, new byte[32]);

        assertThat(secret).hasToString("Secret[hidden]");
        assertThat(secret.clear()).startsWith("rcs_");
    }

    private Stream<String> secrets(Kind kind) {
        return Stream.generate(() -> {
            byte[] bytes = new byte[Secret.BYTES];
            random.nextBytes(bytes);
            return of(kind, bytes);
        });
    }

    private String withOneOtherCharacter(String secret) {
        int place = random.nextInt(secret.length());
        char other;
        do {
            other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        } while (other == secret.charAt(place));
        return secret.substring(0, place) + other + secret.substring(place + 1);
    }

    private static String of(Kind kind, byte[] bytes) {
        return Secret.of(kind, bytes).clear();
    }
}
