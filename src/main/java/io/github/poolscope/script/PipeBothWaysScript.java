package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Connection;
import io.github.poolscope.sync.Pipe;
import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;
import java.time.Duration;
import java.util.List;

public final class PipeBothWaysScript {
    static void answer(Connection<Integer> end) throws Exception {
        for (Integer question = end.recv(); question != null; question = end.recv()) {
            Thread.sleep(Given.millis(1000));
            end.send(question * question);
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Pipe<Integer> pipe = Pipe.duplex("pipe");
        Connection<Integer> here = pipe.first();
        Process process = Process.of(PipeBothWaysScript::answer, pipe.second());
        process.setName("answerer");
        process.start();
        for (int question : List.of(3, 4)) {
            here.send(question);
            while (!here.poll(Duration.ofMillis(Given.millis(400)))) {  //@poll
                System.out.println("nothing yet");
            }
            System.out.println(question + " squared is " + here.recv());
        }
        here.send(null);
        process.join();  //@join
    }
}
