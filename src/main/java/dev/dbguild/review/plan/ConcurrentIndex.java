package dev.dbguild.review.plan;

/// What is to be known of an index that is built while others write.
final class ConcurrentIndex {
    private ConcurrentIndex() {}

    static String retry(String index) {
        return "when it fails it leaves an invalid index behind: 'drop index concurrently if exists "
                + index
                + "', then run it again; it must stand alone in its file, outside a transaction";
    }
}
