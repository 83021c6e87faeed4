-- A forum that keeps its references in the application.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE users (
    id bigserial PRIMARY KEY,
    username character varying(60) NOT NULL,
    username_lower character varying(60) NOT NULL,
    created_at timestamp without time zone NOT NULL,
    trust_level integer DEFAULT 0 NOT NULL
);
CREATE UNIQUE INDEX index_users_on_username ON users (username);
CREATE UNIQUE INDEX index_users_on_username_lower ON users (username_lower);

CREATE TABLE topics (
    id bigserial PRIMARY KEY,
    title text NOT NULL,
    user_id bigint,
    category_id bigint,
    archetype text DEFAULT 'regular'::text NOT NULL,
    deleted_at timestamp without time zone,
    visible boolean DEFAULT true NOT NULL,
    slug text
);
CREATE INDEX index_topics_on_user_id_and_deleted_at ON topics (user_id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX index_topics_on_lower_title ON topics (lower(title));

CREATE TABLE posts (
    id bigserial PRIMARY KEY,
    user_id bigint,
    topic_id bigint NOT NULL,
    raw text NOT NULL,
    sort_order integer
);
CREATE INDEX index_posts_on_topic_id ON posts (topic_id);
CREATE INDEX index_posts_on_topic_id_and_sort_order ON posts (topic_id, sort_order);

CREATE TABLE user_custom_fields (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name character varying(256) NOT NULL,
    value text
);
CREATE INDEX index_user_custom_fields_on_user_id_and_name ON user_custom_fields (user_id, name);

CREATE TABLE bookmarks (
    id bigserial PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users (id),
    bookmarkable_type character varying NOT NULL,
    bookmarkable_id bigint NOT NULL
);
CREATE UNIQUE INDEX idx_bookmarks_polymorphic_unique ON bookmarks (user_id, bookmarkable_type, bookmarkable_id);

CREATE TABLE user_search_data (
    user_id bigint NOT NULL PRIMARY KEY REFERENCES users (id),
    search_data tsvector,
    locale text,
    version integer DEFAULT 0
);
CREATE INDEX idx_search_user ON user_search_data USING gin (search_data);
