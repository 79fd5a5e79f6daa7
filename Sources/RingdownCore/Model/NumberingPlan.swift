/// What the numbers of one country code look like.
struct NumberingPlan: Sendable {
    /// The country code, without the plus.
    let code: String
    /// How many digits may follow it.
    let lengths: Set<Int>
    /// Whether a number may go on with a zero after the country code.
    let beginsWithZero: Bool

    /// The plan that digits belong to: no code is the beginning of another one.
    static func plan(of digits: Substring) -> NumberingPlan? {
        (1...3).lazy.compactMap { all[String(digits.prefix($0))] }.first
    }

    /// What is wrong with the digits after the country code; `nil` when nothing is.
    func problem(with national: Substring) -> PhoneNumberError? {
        if national.first == "0", !beginsWithZero {
            let rest = national.drop { $0 == "0" }
            let hint = problem(with: rest) == nil && !rest.isEmpty ? "+\(code)\(rest)" : nil
            return PhoneNumberError(
                .trunkZero,
                "After +\(code) no number begins with 0, which is dialed only inside the country"
                    + (hint.map { ": write \($0)." } ?? ": leave it out."),
                suggestion: hint
            )
        }
        guard lengths.contains(national.count) else { return lengthProblem(national) }
        return code == "1" ? northAmericanProblem(national) : nil
    }

    private func lengthProblem(_ national: Substring) -> PhoneNumberError {
        let shortest = lengths.min() ?? 0
        let longest = lengths.max() ?? 0
        let kind: PhoneNumberError.Code =
            national.count < shortest ? .tooShort : national.count > longest ? .tooLong : .wrongLength
        let wanted =
            lengths.count == longest - shortest + 1 && lengths.count > 2
            ? "\(shortest) to \(longest)" : lengths.sorted().map(String.init).joined(separator: " or ")
        return PhoneNumberError(
            kind,
            "After +\(code) a number has \(wanted) digits, and this one has \(national.count)."
        )
    }

    /// The North American plan: area code and exchange begin with 2 to 9; the middle digit of an area code is not 9;
    /// neither ends in 11, which is for services.
    private func northAmericanProblem(_ national: Substring) -> PhoneNumberError? {
        let digits = Array(national)
        let area = String(digits[0..<3])
        let exchange = String(digits[3..<6])
        if digits[0] < "2" || digits[1] == "9" || area.hasSuffix("11") {
            return PhoneNumberError(
                .areaCode,
                "\(area) is no area code of the North American plan: after +1 comes one that begins with 2 to 9, "
                    + "such as 202."
            )
        }
        if digits[3] < "2" || exchange.hasSuffix("11") {
            return PhoneNumberError(
                .exchange,
                "\(exchange) is no exchange of the North American plan: after the area code come three digits that "
                    + "begin with 2 to 9 and do not end in 11."
            )
        }
        return nil
    }

    /// Every plan by its country code.
    private static let all: [String: NumberingPlan] = Dictionary(
        uniqueKeysWithValues: table.split { $0.isWhitespace }.compactMap { entry in
            let parts = entry.split(separator: ":")
            guard parts.count == 2 else { return nil }
            let lengths = parts[1].split(separator: ",").flatMap { span in
                let ends = span.split(separator: "-").compactMap { Int($0.prefix { $0.isNumber }) }
                return ends.first.flatMap { first in ends.last.map { Array(first...$0) } } ?? []
            }
            let plan = NumberingPlan(
                code: String(parts[0]),
                lengths: Set(lengths),
                beginsWithZero: parts[1].hasSuffix("z")
            )
            return (plan.code, plan)
        }
    )

    /// Each country code with the lengths of its national numbers, and a `z` where these may begin with zero.
    ///
    /// The figures are those of libphonenumber's metadata 9.0.43 (Apache License 2.0), numbers that can only be dialed
    /// inside their country left out, and no more than the 15 digits that E.164 allows in all.
    private static let table = """
        1:10 7:10 20:8-10 27:5-10 30:10-12 31:5-11 32:8-9 33:9 34:9 36:8-9 39:6-12z 40:6,9 41:9,12 43:4-13
        44:7,9-10 45:8 46:6-10,12 47:5,8z 48:6-10 49:4-13 51:8-9 52:10 53:6-8,10 54:10-11 55:8-11 56:9-11
        57:8,10-11 58:10 60:8-10 61:5-10,12 62:7-13z 63:6,8-13 64:5-10 65:8,10-11 66:8-10,13 81:8-13z
        82:5-6,8-13z 84:7-10 86:7-12 90:7,10,12-13 91:8-13 92:8-12 93:9 94:9 95:6-10 98:4-7,10 211:9 212:9
        213:8-9 216:8 218:9 220:7,9 221:9 222:8 223:8 224:8-9 225:10z 226:8z 227:8z 228:8 229:10z 230:7-8,10
        231:7-9 232:8 233:8-9 234:10-12 235:8 236:8 237:8-9 238:7 239:7 240:9 241:7-8z 242:9z 243:7-10 244:9
        245:7,9 246:7 247:5-6z 248:7 249:9 250:8-9z 251:9 252:6-9 253:8 254:7-10 255:9 256:9 257:8 258:8-9 260:9
        261:9 262:9 263:7,9-10 264:8-9 265:7,9 266:8 267:7-8,10z 268:8-9z 269:7 290:4-5 291:7 297:7 298:6 299:6
        350:8 351:9 352:4-11 353:7-10 354:7,9 355:6-9 356:8 357:8 358:5-12 359:6-9,12 370:8 371:8 372:7-8,10
        373:8 374:8 375:6-11 376:6,8-9 377:8-9 378:8,10z 380:9-10 381:6-12 382:8-9 383:8-12 385:7-9 386:5-8
        387:8-9 389:8 420:9-12 421:6-7,9 423:7,9 500:5 501:7,11z 502:8,11 503:7-8,11 504:8,11 505:8 506:8,10
        507:7-8,10-11 508:6,9 509:8 590:9 591:8-9 592:7 593:8-11 594:9 595:6-11 596:9 597:6-7 598:4-12z 599:7-8
        670:7-8 672:6 673:7 674:7 675:7-8 676:5,7z 677:5,7 678:5,7 679:7,11z 680:7 681:6,9 682:5 683:4,7
        685:5-7,10 686:5,8 687:6z 688:5-7 689:6,8-9 690:4-7 691:7 692:7 800:8z 808:8 850:8,10 852:5-9,11
        853:7-8z 855:8-10 856:8-10 870:9,12 878:12 880:6-10 881:9-10z 882:7-12 883:8-12 886:7-11 888:11z
        960:7,10 961:7-8 962:8-9 963:8-9 964:8-10 965:7-8 966:9-10 967:7-9 968:7-9 970:8-10 971:5-12 972:7-12
        973:8 974:7-9,11z 975:7-8 976:8-10 977:8,10-11 979:9 992:9z 993:8 994:9 995:9 996:9-10 998:9
        """
}
