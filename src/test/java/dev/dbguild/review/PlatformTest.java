package dev.dbguild.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.sql.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the host of a tool has in every database is there in the lab too.
final class PlatformTest {
    private static final String NOTES =
            """
            create table notes (
                id uuid primary key default extensions.uuid_generate_v4(),
                owner uuid not null references auth.users on delete cascade,
                path text
            );
            create index on notes (owner);
            alter table notes enable row level security;
            create policy own on notes to authenticated using (owner = (select auth.uid()));
            create policy files on storage.objects for select to anon
                using (bucket_id = 'public' and (storage.foldername(name))[1] = 'notes');
            grant select on notes to service_role;
            alter publication supabase_realtime add table notes;
            """;

    @Test
    void all_of_a_supabase_project_runs_in_the_lab() {
        Review review = review("supabase/migrations/20260101000000_notes.sql");

        assertThat(review.notChecked()).isEmpty();
        assertThat(review.statements()).allMatch(each -> each.proof().id().equals("observed"));
    }

    @Test
    void nothing_is_said_of_what_the_platform_holds() {
        Review review = review("supabase/migrations/20260101000000_notes.sql");

        assertThat(review.findings())
                .extracting(Review.Found::rule)
                .containsExactly("foreign-key-locks-referenced-table");
    }

    @Test
    void a_folder_of_no_platform_gets_none() {
        Review review = review("db/20260101000000_notes.sql");

        assertThat(review.notChecked())
                .anyMatch(each -> each.reason().contains("schema \"storage\" does not exist"));
    }

    private static Review review(String file) {
        return new Reviewer(SharedCluster.lab())
                .review(ReviewRequest.of(List.of(new Input(file, NOTES)), Dialect.POSTGRESQL));
    }
}
