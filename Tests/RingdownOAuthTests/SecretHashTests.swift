import Foundation
import RingdownOAuth
import Testing

@Suite("Secrets' hashes")
struct SecretHashTests {
    @Test("A hash knows its secret and no other, also after it was stored")
    func round() throws {
        let hash = SecretHash("open sesame", cost: .trifling)
        #expect(hash.matches("open sesame"))
        #expect(!hash.matches("open sesame "))
        let stored = try #require(SecretHash(text: hash.text))
        #expect(stored == hash)
        #expect(stored.matches("open sesame"))
        #expect(!hash.text.contains("sesame"))
    }

    @Test("Equal secrets have unequal hashes, unless they are to share a salt")
    func salts() {
        let one = SecretHash("same", cost: .trifling)
        #expect(one.text != SecretHash("same", cost: .trifling).text)
        #expect(one.sibling("same") == one)
        #expect(!one.sibling("other").matches("same"))
    }

    @Test("The published test vector of scrypt comes out")
    func vector() throws {
        // RFC 7914, section 12: "password", "NaCl", N = 1024, r = 8, p = 16; the first 32 of its 64 bytes are not the
        // 32-byte key of another length by accident: scrypt ends in PBKDF2, whose blocks are 32 bytes.
        let hash = SecretHash(
            "password",
            salt: Data("NaCl".utf8),
            cost: SecretHash.Cost(logRounds: 10, blockSize: 8, parallelism: 16)
        )
        let bytes = try #require(Data(base64Encoded: String(hash.text.split(separator: "$")[3])))
        #expect(
            bytes.map { String(format: "%02x", $0) }.joined()
                == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        )
    }

    @Test(
        "What is no hash, or would cost too much, is not read",
        arguments: [
            "", "secret", "$scrypt$", "$scrypt$ln=14,r=8,p=5$!!$!!", "$md5$ln=1,r=8,p=1$AAAAAAAAAAAAAAAA$AAAA",
            "$scrypt$ln=40,r=8,p=5$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "$scrypt$r=8,ln=14,p=5$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        ]
    )
    func unreadable(_ text: String) {
        #expect(SecretHash(text: text) == nil)
    }

    @Test("A hash shows nothing however it is printed")
    func printed() {
        let hash = SecretHash("s3cret", cost: .trifling)
        var dumped = ""
        dump(hash, to: &dumped)
        #expect("\(hash) \(dumped)".contains("$scrypt") == false)
    }
}
