import NIOCore

/// A file that a specification describes, read as CSV with a header.
///
/// A skipped line becomes a blank one, or the header that the file has not, so that rows keep their lines; in a file
/// without either the header comes before the first row.
struct SpecifiedFile<Base: AsyncSequence>: AsyncSequence where Base.Element == ByteBuffer {
    let base: Base
    let specification: FileSpecification

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var base: Base.AsyncIterator
        fileprivate var lines: SpecifiedLines
        fileprivate var isDone = false

        mutating func next() async throws -> ByteBuffer? { try await next(isolation: #isolation) }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> ByteBuffer? {
            while !isDone {
                var text = ""
                if let buffer = try await base.next(isolation: actor) {
                    try lines.take(buffer.readableBytesView) { text += $0 }
                } else {
                    isDone = true
                    try lines.end { text += $0 }
                }
                if !text.isEmpty { return ByteBuffer(string: text) }
            }
            return nil
        }
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(base: base.makeAsyncIterator(), lines: SpecifiedLines(specification))
    }
}
