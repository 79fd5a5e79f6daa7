extension NetworkProfile: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case personShare, machineShare, faxShare, busyShare, invalidShare, rejectedShare, congestionShare
        case postDialDelaySeconds, answerDelaySeconds, answerDelayShape, busyDelaySeconds, invalidDelaySeconds
        case machineDetectionSeconds, talkSeconds, talkVariation, wrapUpSeconds

        var member: WritableKeyPath<NetworkProfile, Double> {
            switch self {
            case .personShare: \.personShare
            case .machineShare: \.machineShare
            case .faxShare: \.faxShare
            case .busyShare: \.busyShare
            case .invalidShare: \.invalidShare
            case .rejectedShare: \.rejectedShare
            case .congestionShare: \.congestionShare
            case .postDialDelaySeconds: \.postDialDelaySeconds
            case .answerDelaySeconds: \.answerDelaySeconds
            case .answerDelayShape: \.answerDelayShape
            case .busyDelaySeconds: \.busyDelaySeconds
            case .invalidDelaySeconds: \.invalidDelaySeconds
            case .machineDetectionSeconds: \.machineDetectionSeconds
            case .talkSeconds: \.talkSeconds
            case .talkVariation: \.talkVariation
            case .wrapUpSeconds: \.wrapUpSeconds
            }
        }
    }

    /// Any key, to find those that no member has.
    private struct AnyKey: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

    /// Reads a profile; a member left out has its default.
    ///
    /// Throws `DecodingError.dataCorrupted` with a `NetworkProfileError` for a member that no profile has and for a
    /// profile that `validate` refuses.
    package init(from decoder: any Decoder) throws {
        self.init()
        let container = try decoder.container(keyedBy: CodingKeys.self)
        do {
            for key in try decoder.container(keyedBy: AnyKey.self).allKeys {
                guard CodingKeys(stringValue: key.stringValue) == nil else { continue }
                let members = CodingKeys.allCases.map(\.stringValue).joined(separator: ", ")
                throw NetworkProfileError(
                    code: .unknownMember,
                    message: "\(key.stringValue) is no member of a network profile: write one of \(members)."
                )
            }
            for key in CodingKeys.allCases {
                guard let number = try container.decodeIfPresent(Double.self, forKey: key) else { continue }
                self[keyPath: key.member] = number
            }
            try validate()
        } catch let error as NetworkProfileError {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: error.message,
                    underlyingError: error
                )
            )
        }
    }

    /// Writes every member, defaults included.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        for key in CodingKeys.allCases {
            try container.encode(self[keyPath: key.member], forKey: key)
        }
    }
}
