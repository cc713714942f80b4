/**
 * Tables as Kysely sees them, the same on SQLite and PostgreSQL. Portable types only: ISO-8601 UTC text for time, 0/1
 * for truth, JSON as text. What each table means: README.md.
 */
import type { Kysely } from 'kysely'

export interface Tables {
  case: {
    id: string
    head_revision_id: string | null
    published_revision_id: string | null
    imported_revision_id: string | null
    retired_at: string | null
    created_at: string
  }
  case_revision: {
    id: string
    case_id: string
    number: number
    digest: string
    message: string
    author: string
    created_at: string
  }
  revision_file: {
    revision_id: string
    path: string
    sha256: string
  }
  blob: {
    sha256: string
    bytes: Uint8Array
  }
  revision_derived: {
    revision_id: string
    build_key: string
    ok: number
    problems_json: string
    case_json: string | null
    search_text: string
    index_json: string | null
    net_json: string | null
    computed_at: string
  }
  publication: {
    revision_id: string
    case_id: string
    published_at: string
  }
  library_state: {
    id: number
    version: number
    last_import_digest: string | null
  }
  person: {
    id: string
    email: string | null
    email_key: string | null
    name: string
    language: string
    password_hash: string | null
    totp_secret_sealed: string | null
    totp_last_step: number | null
    created_at: string
    disabled_at: string | null
    erased_at: string | null
  }
  person_role: {
    person_id: string
    role: string
    scope: string
    granted_at: string
    granted_by: string | null
  }
  session: {
    id_hash: string
    public_id: string
    person_id: string
    acting_as_person_id: string | null
    acting_reason: string | null
    awaits_second_factor: number
    created_at: string
    seen_at: string
    expires_at: string
    confirmed_at: string
    address: string
    agent: string
  }
  sign_in: {
    id: string
    person_id: string
    at: string
    method: string
    outcome: string
    address: string
    agent: string
  }
  known_device: {
    token_hash: string
    person_id: string
    created_at: string
    expires_at: string
  }
  attempt: {
    key: string
    count: number
    since: string
  }
  one_time_link: {
    id: string
    token_hash: string
    code_hash: string | null
    kind: string
    person_id: string | null
    email: string | null
    name: string | null
    language: string
    roles_json: string
    created_at: string
    created_by: string | null
    expires_at: string
    used_at: string | null
    revoked_at: string | null
  }
  recovery_code: {
    person_id: string
    code_hash: string
    used_at: string | null
  }
  passkey: {
    credential_id: string
    person_id: string
    public_key: string
    counter: number
    transports_json: string
    name: string
    created_at: string
    used_at: string | null
  }
  passkey_challenge: {
    challenge_hash: string
    purpose: string
    person_id: string | null
    expires_at: string
  }
  letter: {
    id: string
    person_id: string | null
    kind: string
    sealed: string | null
    created_at: string
    tries: number
    next_try_at: string | null
    sent_at: string | null
    last_error: string | null
  }
  audit: {
    sequence: number
    at: string
    actor_id: string | null
    true_actor_id: string | null
    action: string
    subject: string
    before_json: string
    after_json: string
    address_digest: string
    previous_hash: string
    hash: string
  }
  audit_head: {
    id: number
    sequence: number
    hash: string
  }
  audit_address: {
    sequence: number
    salt: string
    address: string
  }
  audit_reason: {
    sequence: number
    salt: string
    reason: string
  }
  site: {
    id: number
    demo: number
  }
  working_copy: {
    person_id: string
    case_id: string
    base_revision_id: string | null
    text: string
    english: string | null
    tag: number
    saved_at: string
    seen_at: string
  }
  review: {
    id: string
    case_id: string
    revision_id: string
    asked_by: string
    asked_at: string
    message: string
    decision: string | null
    decided_by: string | null
    decided_at: string | null
    note: string | null
  }
  remark: {
    id: string
    case_id: string
    revision_id: string
    reply_to: string | null
    anchor_json: string
    text: string
    written_by: string
    written_at: string
    settled_by: string | null
    settled_at: string | null
  }
  watcher: {
    person_id: string
    case_id: string
    since: string
  }
  withdrawal: {
    case_id: string
    at: string
    reason_zh: string
    reason_en: string
    by_person_id: string
  }
  migration: {
    name: string
    checksum: string
    applied_at: string
  }
}

/** A handle to read with. What writes to the library asks for a `LibraryTransaction` (repositories/library-state.ts). */
export type Db = Kysely<Tables>

export type DatabaseKind = 'sqlite' | 'postgres'
