package io.github.poolscope.sync;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.Trace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One end of a pipe, with the messages sent to it, and the processes that hold it.
 *
 * <p>A process holds an end from receiving a handle on it until it closes that or dies. The process that created the
 * pipe holds both, except an end that another process has received and that it never used itself: otherwise its own
 * copy would keep the pipe open. An end that no process holds and that is not being sent to one is closed for good.
 */
final class EndState extends PrimitiveState implements ItemStore.Listener {
    /** The number of unreceived bytes at which a sender waits. */
    private static final int ROOM = 1 << 20;

    private final ItemStore incoming = new ItemStore((messages, bytes) -> bytes < ROOM, this);
    private final Map<ClientProcess, Integer> holders = new HashMap<>();
    private @Nullable EndState other;
    /** The numbers of the transfers that have neither arrived nor failed. */
    private final Set<Long> travels = new HashSet<>();

    private long lastTravel;
    private boolean usedHere;
    private boolean ended;

    private EndState(SyncObject object, Object monitor, RecordedObject recorded) {
        super(object, monitor, recorded);
        holders.put(ClientProcess.HERE, 1);
    }

    /** Creates a pipe and returns one of its ends. */
    static EndState pair(SyncObject object) {
        Object monitor = new Object();
        RecordedObject recorded = new RecordedObject(object, Trace.NONE);
        EndState first = new EndState(object, monitor, recorded);
        EndState second = new EndState(object, monitor, recorded);
        first.other = second;
        second.other = first;
        return first;
    }

    EndState other() {
        if (other == null) {
            throw new IllegalStateException("an end of a pipe without another");
        }
        return other;
    }

    @Override
    void perform(ReceivedRequest call) {
        switch (call.request.operation()) {
            case SEND -> {
                use(call.client);
                waitsIf(other().incoming.put(call), call, Awaited.ROOM);
            }
            case RECEIVE -> {
                use(call.client);
                waitsIf(incoming.take(call), call, Awaited.ITS_TURN);
            }
            case POLL -> {
                use(call.client);
                waitsIf(incoming.poll(call), call, Awaited.SIGHT);
            }
            default -> hold(call);
        }
    }

    private void hold(ReceivedRequest call) {
        switch (call.request.operation()) {
            case ATTACH -> attach(call);
            case PART -> part(call.client);
            case TRAVEL -> {
                travels.add(++lastTravel);
                call.answer(Reply.amount(lastTravel));
                return;
            }
            case ARRIVED -> {
                travels.remove(call.request.amount());
                endIfUnheld();
            }
            default -> {
                call.answer(unknown(call));
                return;
            }
        }
        call.answer(Reply.DONE);
    }

    private void waitsIf(boolean waits, ReceivedRequest call, Awaited what) {
        if (waits) {
            happened(SyncAction.WAITS, call, what.amount());
        }
    }

    private void use(ClientProcess client) {
        usedHere |= client == ClientProcess.HERE;
        holders.putIfAbsent(client, 1);
    }

    private void attach(ReceivedRequest call) {
        ClientProcess client = call.client;
        travels.remove(call.request.amount());
        holders.merge(client, 1, Integer::sum);
        if (client != ClientProcess.HERE && !usedHere) {
            holders.remove(ClientProcess.HERE);
        }
    }

    private void part(ClientProcess client) {
        holders.computeIfPresent(client, (who, handles) -> handles > 1 ? handles - 1 : null);
        endIfUnheld();
    }

    private void endIfUnheld() {
        if (ended || !travels.isEmpty() || !holders.isEmpty()) {
            return;
        }
        ended = true;
        happened(SyncAction.CLOSED, ClientProcess.HERE, 0);
        incoming.cutOff();
        other().incoming.end();
        if (other().ended) {
            Server.forget(this);
            Server.forget(other());
        }
    }

    @Override
    public void put(ReceivedRequest by, byte[] message) {
        happened(SyncAction.SENT, by, message.length);
    }

    @Override
    public void taken(ReceivedRequest by, byte[] message) {
        happened(SyncAction.RECEIVED, by, message.length);
    }

    @Override
    void withdraw(ReceivedRequest call) {
        if (incoming.withdraw(call) || other().incoming.withdraw(call)) {
            happened(SyncAction.GAVE_UP, call, 0);
        }
    }

    @Override
    void acknowledged(ReceivedRequest call) {
        incoming.acknowledged(call);
    }

    @Override
    void lost(ClientProcess client) {
        if (!incoming.lost(client).isEmpty()) {
            happened(SyncAction.RETURNED, client, incoming.size());
        }
        // The call that the lost process was sending, and the other end's own loss.
        other().incoming.lost(client);
        holders.remove(client);
        endIfUnheld();
        incoming.settle();
        other().incoming.settle();
    }
}
