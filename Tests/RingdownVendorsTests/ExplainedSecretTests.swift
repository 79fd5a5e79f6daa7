import RingdownCore
import RingdownVendors
import Testing

@Suite("Secrets in an explanation")
struct ExplainedSecretTests {
    /// Calls that fail, with a mark where a secret stands: under a wrong name, under none, or in a value's place.
    static let templates = [
        #"{"vendor_claimed":"genesys","request":{"method":"POST","url":"/api/v2/outbound/contactlists","body":"#
            + #"{"name":"A","columnNames":["p"],"clent_secrt":"@"}},"response":{"status":400,"body":"@ is not valid"}}"#,
        #"{"vendor_claimed":"genesys","request":{"method":"POST","url":"/api/v2/outbound/campaigns","body":"#
            + #"{"name":"A","dialingMode":"@","callerName":["@"],"contactList":{"id":"@"}}},"response":{"status":400}}"#,
        #"{"vendor_claimed":"genesys","request":{"method":"POST","url":"/api/v2/conversations/calls","body":"#
            + #"{"phoneNumber":"@"}},"response":{"status":400,"body":{"code":"@","message":"say @ twice: @"}}}"#,
        #"{"vendor_claimed":"genesys","request":{"method":"GET","url":"/api/v2/outbound/campaigns/@?pageSize=@&x=@"},"#
            + #""context":{"notes":"I sent @ along"},"response":{"status":404,"body":"no @"}}"#,
        #"{"vendor_claimed":"cxone","request":{"method":"POST","url":"/inContactAPI/services/v23.0/skills/@/start"},"#
            + #""context":{"scopes":["@"],"permissions":["@"]},"response":{"status":403,"body":"<html>@</html>"}}"#,
        #"{"vendor_claimed":"cxone","request":{"method":"PUT","url":"/api/v2/tokens/@","body":["@",{"@":"@"}]},"#
            + #""response":{"status":429,"body":"Retry @"}}"#,
        "curl -X POST https://login.mypurecloud.de/oauth/token -H 'Authrization: Basic @' -d 'grant_type=@&clent=@'\n"
            + "{\"error\":\"invalid_client\",\"description\":\"unknown @\"}",
        "curl https://api.mypurecloud.de/api/v2/outbound/dnclists/@/phonenumbers -H 'Authorization: @' -d '[\"@\"]'\n"
            + "HTTP/1.1 401 Unauthorized\nX-Odd: @\n\n@",
        "POST /api/v2/outbound/contactlists//contacts HTTP/1.1\nHost: api.mypurecloud.com\nAccept: @\n\n"
            + "[{\"contactListId\":\"@\",\"data\":{\"phone\":\"@\"},\"@\":1}]",
    ]

    @Test("of a secret at most the last four characters are left, whatever its name", arguments: 1...12)
    func planted(_ seed: Int) {
        var chance = ReadingFuzzTests.Chance(seed: UInt64(seed) &* 977)
        var explained = 0
        for round in 0..<240 {
            let secret = Self.secret(&chance)
            var template = Array(Self.templates[round % Self.templates.count].utf8)
            // The first round of each leaves it whole, the others damage it everywhere but in the secret.
            if round >= Self.templates.count { Self.damage(&template, &chance) }
            let text = String(decoding: template, as: UTF8.self).replacing("@", with: secret)
            guard let calls = try? Samples.reader().read(Array(text.utf8)).calls else { continue }
            for read in calls {
                explained += 1
                let shown = "\(CallDiagnosis.explain(read.call))".lowercased()
                let leaks = Self.windows(of: secret).filter { shown.contains($0) }
                #expect(leaks.isEmpty, "\(leaks.first ?? "") of \(secret) is shown for \(text)")
            }
        }
        #expect(explained > 60)
    }

    @Test("ids, names, paths and dates stay as they are")
    func plain() {
        let sentence =
            "POST /api/v2/outbound/contactlists/3f1c9a52-7d40-4b8e-9a61-0c2d5e7f8b14/contacts at "
            + "https://api-na1.niceincontact.com/incontactapi/services/v34.0/skills/45210/parameters/general-settings: "
            + "columnDataTypeSpecifications, CampaignRuleDayOfMonthInterval, outbound:contactList:add, "
            + "CONTACT_COLUMNS_LIMIT_EXCEEDED, 2026-12-01T09:00:00.000Z, 20261201T090000Z, +493012345678."
        #expect(SecretMask.maskedTokens(sentence) == sentence)
    }

    /// A secret as the vendors give them: 32 to 43 letters and digits.
    private static func secret(_ chance: inout ReadingFuzzTests.Chance) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<(32 + chance.next(below: 12))).map { _ in alphabet[chance.next(below: alphabet.count)] })
    }

    private static func damage(_ bytes: inout [UInt8], _ chance: inout ReadingFuzzTests.Chance) {
        let marks = Array("'\"\\{}[]:&=,\n -/#".utf8)
        for _ in 0...chance.next(below: 4) {
            let place = chance.next(below: bytes.count)
            guard bytes[place] != UInt8(ascii: "@") else { continue }
            switch chance.next(below: 3) {
            case 0: bytes[place] = marks[chance.next(below: marks.count)]
            case 1: bytes.insert(marks[chance.next(below: marks.count)], at: place)
            default: bytes.remove(at: place)
            }
        }
    }

    /// Every five characters in a row of a secret, in small letters.
    private static func windows(of secret: String) -> [String] {
        let characters = Array(secret.lowercased())
        return (0...(characters.count - 5)).map { String(characters[$0..<($0 + 5)]) }
    }
}
