package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Connection;
import io.github.poolscope.sync.Pipe;
import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.io.EOFException;
import java.util.List;

public final class PipeEndOfFileScript {
    static void send(Connection<String> writer) throws Exception {
        for (String message : List.of("one", "two", "three")) {
            Thread.sleep(Given.millis(600));
            writer.send(message);
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Pipe<String> pipe = Pipe.oneWay("pipe");
        Connection<String> reader = pipe.first();
        Connection<String> writer = pipe.second();
        Process process = Process.of(PipeEndOfFileScript::send, writer);
        process.setName("sender");
        process.start();
        writer.close();
        try {
            while (true) {
                String message = reader.recv();  //@recv
                System.out.println("received " + message);
            }
        } catch (EOFException end) {
            System.out.println("end of file");
        }
        process.join();  //@join
    }
}
