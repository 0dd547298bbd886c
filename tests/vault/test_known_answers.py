"""Every primitive gives what its standard says, through the calls that the program makes."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.modes import CTR
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.poly1305 import Poly1305

from nocontact_desktop.vault import recovery
from tests.fuzz.ground import ground

h = bytes.fromhex


def test_argon2id_as_in_rfc_9106_section_5_3() -> None:
    argon = Argon2id(
        salt=b"\2" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\4" * 12,
        secret=b"\3" * 8,
    )
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert argon.derive(b"\1" * 32).hex() == expected


@pytest.mark.parametrize(
    ("salt", "info", "expected"),
    [
        (
            h("000102030405060708090a0b0c"),
            h("f0f1f2f3f4f5f6f7f8f9"),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            None,
            b"",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ],
    ids=["A.1", "A.3"],
)
def test_hkdf_sha_256_as_in_rfc_5869(salt: bytes | None, info: bytes, expected: str) -> None:
    assert HKDF(SHA256(), 42, salt, info).derive(b"\x0b" * 22).hex() == expected


GCM_KEY = h("feffe9928665731c6d6a8f9467308308" * 2)
GCM_NONCE = h("cafebabefacedbaddecaf888")
GCM_PLAIN = h(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
)
GCM_BOX = h(
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
    "b094dac5d93471bdec1a502270e3cc6c"
)


@pytest.mark.parametrize(
    ("key", "nonce", "plain", "box"),
    [
        (bytes(32), bytes(12), b"", h("530f8afbc74536b9a963b4f1c4cb738b")),
        (
            bytes(32),
            bytes(12),
            bytes(16),
            h("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
        ),
        (GCM_KEY, GCM_NONCE, GCM_PLAIN, GCM_BOX),
    ],
    ids=["case 13", "case 14", "case 15"],
)
def test_aes_256_gcm_as_in_the_proposal_to_nist(
    key: bytes, nonce: bytes, plain: bytes, box: bytes
) -> None:
    """McGrew and Viega, The Galois/Counter Mode of Operation, appendix B."""
    assert AESGCM(key).encrypt(nonce, plain, None) == box
    assert AESGCM(key).decrypt(nonce, box, None) == plain
    with pytest.raises(InvalidTag):
        AESGCM(key).decrypt(nonce, box[:-1] + bytes([box[-1] ^ 1]), None)


def test_aes_256_in_counter_mode_as_in_nist_sp_800_38a_f_5_5() -> None:
    key = h("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")
    stream = Cipher(algorithms.AES256(key), CTR(bytes(range(0xF0, 0x100)))).encryptor()
    plain = h("6bc1bee22e409f96e93d7e117393172a")
    assert stream.update(plain).hex() == "601ec313775789a5b7a7f504bbf3d228"


def test_chacha20_as_in_rfc_8439_section_2_4_2() -> None:
    nonce = h("01000000" + "000000000000004a00000000")
    plain = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
        b"future, sunscreen would be it."
    )
    stream = Cipher(algorithms.ChaCha20(bytes(range(32)), nonce), mode=None).encryptor()
    assert stream.update(plain).hex() == (
        "6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b"
        "f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8"
        "07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736"
        "5af90bbf74a35be6b40b8eedf2785e42874d"
    )


def test_poly1305_as_in_rfc_8439_section_2_5_2() -> None:
    key = h("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b")
    tag = Poly1305.generate_tag(key, b"Cryptographic Forum Research Group")
    assert tag.hex() == "a8061dc1305136c6c22b8baf0c0127a9"


def _hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (lambda: b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            lambda: b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        (
            lambda: b"a" * 1_000_000,
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
        ),
    ],
    ids=["one block", "two blocks", "a million letters"],
)
def test_sha_256_as_in_the_examples_to_fips_180(data: Callable[[], bytes], expected: str) -> None:
    assert _hashed(data()) == expected


@pytest.mark.parametrize(
    ("key", "data", "expected"),
    [
        (
            b"\x0b" * 20,
            b"Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            b"\xaa" * 131,
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
    ],
    ids=["4.2", "4.3", "4.7"],
)
def test_hmac_sha_256_as_in_rfc_4231(key: bytes, data: bytes, expected: str) -> None:
    assert hmac.digest(key, data, "sha256").hex() == expected


POWERS_OF_THE_GENERATOR = (
    *(1, 2, 4, 8, 16, 5, 10, 20, 13, 26, 17, 7, 14, 28, 29, 31),
    *(27, 19, 3, 6, 12, 24, 21, 15, 30, 25, 23, 11, 22, 9, 18),
)


def test_the_field_of_recovery_codes_as_in_the_table_of_lin_and_costello() -> None:
    """Error Control Coding, appendix A: GF(2^5) generated by 1 + X^2 + X^5."""
    powers = [recovery._power(exponent) for exponent in range(31)]
    assert tuple(powers) == POWERS_OF_THE_GENERATOR
    assert recovery._power(31) == 1
    for i, a in enumerate(powers):
        for j, b in enumerate(powers):
            assert recovery._times(a, b) == powers[(i + j) % 31]
            assert recovery._divide(a, b) == powers[(i - j) % 31]


def test_the_cipher_of_the_pages_is_the_one_that_the_format_describes() -> None:
    """Every page opens by the formula of FORMAT.md, and the driver reads what the formula seals."""
    with ground() as made:
        made.lay(dict(enumerate(made.pages, 1)))
        with made.opened() as vault:
            assert vault.store.answers("money")["first"] == "a tin behind the books"
