package dev.dbguild.model.playbook;

/// How one kind of question is answered: which tools are called in which order, and which prompt words the answer.
///
/// Found by its one file. Holds no state: it is asked again after every tool output with all that was said so far, and
/// must decide the same way for the same conversation.
public interface Playbook {
    /// How sure this playbook is that it should answer, 0 (not at all) to 1.
    double recognises(Question question);

    /// What to do now. [Itinerary] words the usual course: call what was not called, then answer.
    Move next(Conversation talk);
}
