package dev.dbguild.store;

import dev.dbguild.agent.InMemoryRunStore;
import dev.dbguild.agent.RunStore;

class InMemoryRunStoreTest extends RunStoreContract {
    @Override
    RunStore store() {
        return new InMemoryRunStore();
    }
}
