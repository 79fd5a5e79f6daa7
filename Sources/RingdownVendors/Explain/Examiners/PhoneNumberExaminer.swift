import RingdownCore

/// Whether the phone numbers in the request can be dialed.
struct PhoneNumberExaminer: Examiner {
    private static let names = [
        "phonenumber", "callbacknumber", "callbacknumbers", "callerid", "calleraddress", "to", "from", "toaddress",
        "fromaddress", "phone", "phonenumbers", "dialnumber", "address", "contacturi", "number", "mobile", "home",
        "work",
        "cell", "toaddr", "fromaddr", "callingpartynumber", "phone1", "phone2", "homephone", "mobilephone", "workphone",
    ]

    func findings(in reading: CallReading) -> [Finding] {
        guard reading.token == nil else { return [] }
        var faults: [(name: String, number: String, why: PhoneNumberError)] = []
        if let json = reading.json {
            let isOfNumbers = reading.operation?.path.hasSuffix("/phonenumbers") ?? false
            Self.visit(json, named: isOfNumbers ? "phoneNumbers" : "", depth: 0) {
                faults.append(contentsOf: Self.fault($0, $1))
            }
        }
        for (name, value) in reading.target.query { faults += Self.fault(name, value) }
        // CXone takes national numbers of its own country too.
        if reading.vendor == .cxone { faults = faults.filter { $0.why.code != .missingPlus } }
        guard let first = faults.first else { return [] }
        let says = reading.answer.says("phone number", "phonenumber", "e.164", "e164")
        let isSample = first.number.contains("555") || first.number.contains("12345")
        return [
            Finding(
                .invalidPhoneNumber,
                says || (!isSample && reading.status == 400) ? .likely : .possible,
                at: .phoneNumber,
                isSaid: says,
                faults.prefix(3).map { Cause.Evidence("\($0.name) is \($0.number). \($0.why.message)") },
                fix: "Write the number in E.164: +, country code, number, digits only."
            )
        ]
    }

    private static func fault(_ name: String, _ text: String) -> [(name: String, number: String, why: PhoneNumberError)]
    {
        guard
            names.contains(name.lowercased().filter(\.isLetter)) || name.lowercased().hasSuffix("phone")
                || name.lowercased().hasSuffix("phonenumber")
        else {
            return []
        }
        return PhoneNumber.fault(text).map { [(name, Redacted.text(text, upTo: 32), $0)] } ?? []
    }

    private static func visit(_ json: JSON, named name: String, depth: Int, _ body: (String, String) -> Void) {
        guard depth < 8 else { return }
        switch json {
        case .string(let text): body(name, text)
        case .array(let elements):
            for element in elements.prefix(50) { visit(element, named: name, depth: depth + 1, body) }
        case .object(let members):
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                visit(value, named: key, depth: depth + 1, body)
            }
        case .null, .bool, .number: break
        }
    }
}
