import RingdownCore
import RingdownVendors
import Testing

@Suite("Reading what is damaged")
struct ReadingFuzzTests {
    static let samples =
        [Samples.pasted, Samples.message, Samples.recording, Samples.caseLine]
        + RedactionTests.calls + CurlReadingTests.cases.map(\.text) + CurlOutputTests.cases.map(\.text)

    /// Reads and masks; what matters is that it comes back with a value or an error that shows no token.
    static func survive(_ bytes: [UInt8]) {
        do throws(ReadingError) {
            for read in try Samples.reader(file: "{}").read(bytes).calls {
                let redacted = read.call.redacted
                _ = SecretMask(read.call).masked(redacted.request.url)
            }
        } catch {
            #expect(!error.message.contains("hunter2"), "\(error.message)")
            #expect(!error.message.contains("eyJhbGci"), "\(error.message)")
        }
    }

    @Test("every beginning of every sample is read or refused", .timeLimit(.minutes(2)))
    func truncated() {
        for sample in Self.samples {
            let bytes = Array(sample.utf8)
            for end in stride(from: 0, to: bytes.count, by: bytes.count > 400 ? 5 : 1) {
                Self.survive(Array(bytes[..<end]))
            }
        }
    }

    @Test("every end of every sample is read or refused", .timeLimit(.minutes(2)))
    func beheaded() {
        for sample in Self.samples {
            let bytes = Array(sample.utf8)
            for start in stride(from: 0, to: bytes.count, by: bytes.count > 400 ? 7 : 2) {
                Self.survive(Array(bytes[start...]))
            }
        }
    }

    @Test("bytes that were changed are read or refused", .timeLimit(.minutes(2)), arguments: 1...8)
    func mutated(_ seed: Int) {
        var chance = Chance(seed: UInt64(seed))
        let marks = Array("'\"`\\^$%<>{}[]()@:;&|=\n\r\0 -/#".utf8) + [0xFF, 0xC3, 0xE2, 0x80, 0x9C]
        for _ in 0..<600 {
            var bytes = Array(Self.samples[chance.next(below: Self.samples.count)].utf8)
            for _ in 0...chance.next(below: 6) where !bytes.isEmpty {
                let place = chance.next(below: bytes.count)
                switch chance.next(below: 5) {
                case 0: bytes[place] ^= UInt8(1 << chance.next(below: 8))
                case 1: bytes[place] = marks[chance.next(below: marks.count)]
                case 2: bytes.insert(marks[chance.next(below: marks.count)], at: place)
                case 3: bytes.remove(at: place)
                default:
                    let other = chance.next(below: bytes.count)
                    bytes.swapAt(place, other)
                }
            }
            Self.survive(bytes)
        }
    }

    @Test("deep and long inputs are read or refused in bounded time", .timeLimit(.minutes(2)))
    func extreme() {
        let many = 200_000
        let inputs = [
            "curl https://h/p -d '" + String(repeating: "[", count: many) + "'",
            "curl https://h/p -d '" + String(repeating: "client_secret=", count: many / 14) + "'",
            "curl https://h/p " + String(repeating: "$(", count: many),
            "curl https://h/p " + String(repeating: "-s ", count: many / 3),
            "curl https://h/p " + String(repeating: "\\\n", count: many / 2),
            "curl https://h/p " + String(repeating: "<a", count: many / 2),
            "POST /p HTTP/1.1\n" + String(repeating: "a: b\n", count: many / 5),
            String(repeating: "curl x\n", count: many / 7),
            String(repeating: "{\"request\":{\"url\":\"/p\"}}\n", count: 5000),
            String(repeating: "\"", count: many),
            "{\"request\":{\"url\":\"/p\",\"body\":" + String(repeating: "[", count: 500)
                + String(repeating: "]", count: 500) + "}}",
            "curl https://h/p\n" + String(repeating: "HTTP/1.1 100 Continue\n\n", count: 5000),
        ]
        for input in inputs { Self.survive(Array(input.utf8)) }
    }

    /// Numbers that are the same every time (SplitMix64).
    struct Chance {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next(below bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
        }
    }
}
