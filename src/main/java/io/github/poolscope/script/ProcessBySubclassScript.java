package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.task.StartMethod;

public final class ProcessBySubclassScript {
    static final class Greeter extends Process {
        private static final long serialVersionUID = 1L;

        private final String guest;

        Greeter(String guest) {
            this.guest = guest;
            setName("greeter of " + guest);
        }

        @Override
        protected void run() throws Exception {
            Thread.sleep(Given.millis(800));
            System.out.println(name() + ": hello, " + guest);
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Greeter ada = new Greeter("Ada");
        Greeter grace = new Greeter("Grace");
        ada.start();
        grace.start();
        ada.join();  //@join-ada
        grace.join();  //@join-grace
    }
}
