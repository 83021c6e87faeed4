-- A schema of several tenants, with policies and functions, that a demanding reviewer has nothing against.
CREATE SCHEMA app;
SET search_path = app, public;

CREATE TABLE tenants (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE members (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE,
    email text NOT NULL,
    status text NOT NULL DEFAULT 'invited' CHECK (status IN ('invited', 'active')),
    joined_at timestamptz,
    UNIQUE (tenant_id, email)
);
CREATE TABLE documents (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE,
    author_id uuid REFERENCES members ON DELETE SET NULL,
    title text NOT NULL,
    body jsonb NOT NULL DEFAULT '{}',
    price numeric(12,2) CHECK (price >= 0)
);
CREATE INDEX documents_tenant_id_idx ON documents (tenant_id, title);
CREATE INDEX documents_author_id_idx ON documents (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX documents_body_idx ON documents USING gin (body jsonb_path_ops);

ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY documents_of_tenant ON documents
    USING (tenant_id = current_setting('app.tenant')::bigint);

CREATE VIEW titles WITH (security_invoker = true) AS SELECT id, title FROM documents;

CREATE FUNCTION member_count(tenant bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app, pg_temp
    AS $$ SELECT count(*) FROM app.members WHERE tenant_id = tenant $$;
REVOKE EXECUTE ON FUNCTION member_count(bigint) FROM PUBLIC;

CREATE TABLE audit (LIKE documents INCLUDING DEFAULTS, at timestamptz NOT NULL DEFAULT now());
ALTER TABLE audit ADD COLUMN audit_id bigint GENERATED ALWAYS AS IDENTITY;
ALTER TABLE audit ADD PRIMARY KEY (audit_id);
ALTER TABLE audit DROP COLUMN body;
ALTER TABLE audit RENAME COLUMN title TO headline;
ALTER TABLE audit RENAME TO document_audit;
