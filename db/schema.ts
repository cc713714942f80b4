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
  migration: {
    name: string
    checksum: string
    applied_at: string
  }
}

/** A handle to read with. What writes to the library asks for a `LibraryTransaction` (repositories/library-state.ts). */
export type Db = Kysely<Tables>

export type DatabaseKind = 'sqlite' | 'postgres'
