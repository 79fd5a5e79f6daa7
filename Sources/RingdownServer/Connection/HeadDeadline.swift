import NIOCore

/// Closes a connection whose first request's head has not arrived in time, however slowly its bytes trickle in.
final class HeadDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let patience: TimeAmount
    private var timeout: Scheduled<Void>?

    init(_ patience: TimeAmount) { self.patience = patience }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        // Not before the connection is active: one that is closed earlier was never handed to the server's loop.
        let channel = context.channel
        timeout = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timeout?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        timeout?.cancel()
        timeout = nil
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timeout?.cancel()
        context.fireChannelInactive()
    }
}
