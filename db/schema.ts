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
    sent_in_id: string | null
    kind: string
    sealed: string | null
    created_at: string
    tries: number
    next_try_at: string | null
    sent_at: string | null
    last_error: string | null
    trying_since: string | null
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
  working_copy_file: {
    person_id: string
    case_id: string
    path: string
    sha256: string | null
    changed_at: string
  }
  source_check: {
    address: string
    asked: string
    outcome: string
    detail: string
    moved_to: string | null
    checked_at: string
  }
  archived_copy: {
    sha256: string
    kind: string
    size: number
    url: string | null
    kept_by: string
    kept_at: string
  }
  removed_copy: {
    sha256: string
    kind: string
    size: number
    url: string | null
    kept_by: string
    kept_at: string
    removed_by: string
    removed_at: string
    reason: string
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
  sent_in: {
    id: string
    secret_hash: string
    kind: string
    case_id: string
    revision_id: string
    language: string
    place: string
    place_zh: string
    place_en: string
    text: string
    right_text: string
    source: string
    organisation: string
    speaker_function: string
    sent_at: string
    state: string
    tag: number
    answer_zh: string
    answer_en: string
    corrected_by_number: number | null
    verified_by: string
    note: string
    answered_by: string | null
    answered_at: string | null
    ended_at: string | null
  }
  sent_in_sender: {
    sent_in_id: string
    name: string
    email: string
    link_sealed: string
  }
  case_address: {
    slug: string
    case_id: string
    since: string
    by_person_id: string
  }
  staged_import: {
    id: string
    person_id: string
    case_id: string
    file_name: string
    content_json: string
    staged_at: string
  }
  staged_import_file: {
    import_id: string
    name: string
    bytes: Uint8Array
  }
  award: {
    id: string
    rehearsal_of: string | null
    rehearsal_seed: number | null
    state: string
    title_zh: string
    title_en: string
    draft_rules_json: string
    draft_tag: number
    rules_version: number
    head_sequence: number
    head_hash: string
    created_at: string
    created_by: string | null
  }
  award_rules: {
    award_id: string
    version: number
    json: string
    digest: string
    sealed_at: string
    sealed_by: string | null
  }
  award_event: {
    award_id: string
    sequence: number
    at: string
    by_id: string
    true_by_id: string
    kind: string
    body_json: string
    previous_hash: string
    hash: string
  }
  award_words: {
    award_id: string
    digest: string
    salt: string
    text: string | null
    person_id: string | null
    erased_at: string | null
  }
  award_entry: {
    award_id: string
    id: string
    category_id: string
    state: string
    title_zh: string
    title_en: string
    organisation: string
    case_id: string | null
    revision: number
    tag: number
    entered_by: string | null
    created_at: string
    submitted_at: string | null
    organisation_since: string | null
    decided_by: string | null
  }
  award_entry_revision: {
    award_id: string
    entry_id: string
    number: number
    content_json: string
    redacted_json: string | null
    digest: string
    at: string
  }
  award_judge: {
    award_id: string
    id: string
    person_id: string | null
    name: string
    group_id: string
    organisations_json: string
    expertise_json: string
    issues_json: string
    cap: number | null
    pledged_at: string | null
    pledge_digest: string | null
    declared_at: string | null
    removed_at: string | null
    invitation_id: string | null
  }
  award_calibration: {
    award_id: string
    stage_id: string
    tag: number
    cases_json: string
  }
  award_calibration_sheet: {
    award_id: string
    stage_id: string
    judge_id: string
    case_revision: string
    tag: number
    answers_json: string
    saved_at: string
    finished_at: string | null
  }
  award_conflict: {
    award_id: string
    judge_id: string
    entry_id: string
    source: string
    kind: string
    words_digest: string | null
    at: string
    by_id: string | null
    lifted_at: string | null
  }
  award_reading: {
    award_id: string
    stage_id: string
    judge_id: string
    entry_id: string
    origin: string
    assigned_at: string
    ended_at: string | null
  }
  award_sheet: {
    award_id: string
    stage_id: string
    judge_id: string
    entry_id: string
    state: string
    tag: number
    entry_revision: number
    answers_json: string
    saved_at: string
    submitted_at: string | null
    open_until: string | null
  }
  award_paper_sheet: {
    award_id: string
    number: number
    stage_id: string
    judge_id: string
    entry_id: string
    entry_revision: number
    rules_version: number
    state: string
    tag: number
    printed_at: string
    printed_by: string | null
    agreed_at: string | null
    objection_digest: string | null
    objected_at: string | null
    answer_digest: string | null
    answered_at: string | null
  }
  award_paper_typing: {
    award_id: string
    number: number
    turn: string
    person_id: string
    answers_json: string
    reason_digest: string | null
    typed_at: string
  }
  award_lot_seal: {
    award_id: string
    digest: string
    seed: string
    salt: string
  }
  award_published: {
    award_id: string
    digest: string
    result_json: string
    computed_at: string
  }
  award_timetable: {
    award_id: string
    stage_id: string
    plan_json: string
    tag: number
    published_at: string | null
  }
  award_room: {
    award_id: string
    stage_id: string
    clock_json: string
    tag: number
  }
  award_same: {
    award_id: string
    entry_id: string
    other_kind: string
    other_award_id: string
    other_id: string
    same: number
    words_digest: string
    entry_revision: number
    other_revision: string
    at: string
    by_id: string | null
  }
  award_objection: {
    award_id: string
    id: string
    entry_id: string | null
    name: string
    contact: string
    language: string
    form_hash: string
    grounds_digest: string
    filed_at: string
    upheld: number | null
    answer_digest: string | null
    answered_at: string | null
    answered_by: string | null
    erased_at: string | null
  }
  award_deliberation: {
    award_id: string
    stage_id: string
    entry_id: string
    opened_at: string
    opened_by: string | null
  }
  award_post: {
    award_id: string
    id: string
    stage_id: string
    entry_id: string
    judge_id: string | null
    person_id: string | null
    at: string
  }
  award_post_wording: {
    award_id: string
    post_id: string
    number: number
    text: string | null
    at: string
  }
  award_attendance: {
    award_id: string
    stage_id: string
    judge_id: string
  }
  award_meeting_item: {
    award_id: string
    stage_id: string
    number: number
    entry_id: string
    at: string
    led_by: string | null
    present_json: string
    left_json: string
  }
  award_ballot: {
    award_id: string
    id: string
    stage_id: string
    entry_id: string
    state: string
    opened_at: string
    ended_at: string | null
    entitled: number | null
    papers: number | null
    reason_digest: string | null
  }
  award_ballot_voter: {
    award_id: string
    ballot_id: string
    judge_id: string
  }
  award_ballot_box: {
    award_id: string
    ballot_id: string
    papers_json: string
  }
  award_entrant: {
    award_id: string
    id: string
    person_id: string | null
    invitation_id: string | null
    origin: string
    at: string
  }
  award_entry_draft: {
    award_id: string
    id: string
    person_id: string
    entry_id: string | null
    tag: number
    fields_json: string
    submitted_json: string | null
    created_at: string
    saved_at: string
    submitted_at: string | null
  }
  award_file: {
    award_id: string
    draft_id: string
    name: string
    sha256: string
    bytes: number
    added_at: string
    handed_in_at: string | null
    removed_at: string | null
  }
  award_reminder: {
    award_id: string
    id: string
    stage_id: string
    whom: string
    origin: string
    subject_zh: string
    text_zh: string
    subject_en: string
    text_en: string
    created_at: string
    created_by: string | null
    stopped_at: string | null
  }
  award_reminder_letter: {
    award_id: string
    reminder_id: string
    person_id: string
    letter_id: string
    due_at: string
  }
  award_auto_reminder: {
    award_id: string
    days_json: string
    subject_zh: string
    text_zh: string
    subject_en: string
    text_en: string
    set_at: string
    set_by: string | null
  }
  award_snapshot: {
    award_id: string
    head_sequence: number
    head_hash: string
    rules_version: number
    engine: string
    result_json: string
    digest: string
    computed_at: string
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
