import type { DatabaseKind } from '../schema.ts'
import type { Migration } from './migration.ts'

/**
 * People, what they may do, how they prove who they are, what was done by whom, and letters still to be sent. Whatever
 * names or describes a person stands in rows that can be erased; the audit holds ids and digests only.
 */
export const accounts: Migration = {
  name: '0003-accounts',
  statements: (kind) => [...tables(kind), ...guards(kind)],
}

function tables(kind: DatabaseKind): string[] {
  const end = kind === 'sqlite' ? ') strict' : ')'
  return [
    `create table person (
      id text not null primary key,
      email text,
      email_key text unique,
      name text not null,
      language text not null,
      password_hash text,
      totp_secret_sealed text,
      totp_last_step integer,
      created_at text not null,
      disabled_at text,
      erased_at text
    ${end}`,
    `create table person_role (
      person_id text not null references person (id),
      role text not null,
      scope text not null,
      granted_at text not null,
      granted_by text references person (id),
      primary key (person_id, role, scope)
    ${end}`,
    `create index person_role_role on person_role (role)`,
    `create table session (
      id_hash text not null primary key,
      public_id text not null unique,
      person_id text not null references person (id),
      acting_as_person_id text references person (id),
      acting_reason text,
      awaits_second_factor integer not null check (awaits_second_factor in (0, 1)),
      created_at text not null,
      seen_at text not null,
      expires_at text not null,
      confirmed_at text not null,
      address text not null,
      agent text not null
    ${end}`,
    `create index session_person on session (person_id)`,
    `create index session_acting_as on session (acting_as_person_id)`,
    `create table sign_in (
      id text not null primary key,
      person_id text not null references person (id),
      at text not null,
      method text not null,
      outcome text not null,
      address text not null,
      agent text not null
    ${end}`,
    `create index sign_in_person_at on sign_in (person_id, at)`,
    `create table known_device (
      token_hash text not null primary key,
      person_id text not null references person (id),
      created_at text not null,
      expires_at text not null
    ${end}`,
    `create index known_device_person on known_device (person_id)`,
    `create table attempt (
      key text not null primary key,
      count integer not null,
      since text not null
    ${end}`,
    `create table one_time_link (
      id text not null primary key,
      token_hash text not null unique,
      code_hash text unique,
      kind text not null check (kind in ('invitation', 'reset', 'first-admin')),
      person_id text references person (id),
      email text,
      name text,
      language text not null,
      roles_json text not null,
      created_at text not null,
      created_by text references person (id),
      expires_at text not null,
      used_at text,
      revoked_at text
    ${end}`,
    `create index one_time_link_person on one_time_link (person_id)`,
    `create table recovery_code (
      person_id text not null references person (id),
      code_hash text not null,
      used_at text,
      primary key (person_id, code_hash)
    ${end}`,
    `create table passkey (
      credential_id text not null primary key,
      person_id text not null references person (id),
      public_key text not null,
      counter integer not null,
      transports_json text not null,
      name text not null,
      created_at text not null,
      used_at text
    ${end}`,
    `create index passkey_person on passkey (person_id)`,
    `create table passkey_challenge (
      challenge_hash text not null primary key,
      purpose text not null check (purpose in ('register', 'sign-in', 'confirm')),
      person_id text references person (id),
      expires_at text not null
    ${end}`,
    `create table letter (
      id text not null primary key,
      person_id text references person (id),
      kind text not null,
      sealed text,
      created_at text not null,
      tries integer not null,
      next_try_at text,
      sent_at text,
      last_error text
    ${end}`,
    `create index letter_next_try_at on letter (next_try_at)`,
    `create table audit (
      sequence integer not null primary key check (sequence > 0),
      at text not null,
      actor_id text,
      true_actor_id text,
      action text not null,
      subject text not null,
      before_json text not null,
      after_json text not null,
      address_digest text not null,
      previous_hash text not null,
      hash text not null unique
    ${end}`,
    `create index audit_actor on audit (actor_id, sequence)`,
    `create index audit_true_actor on audit (true_actor_id, sequence)`,
    `create index audit_subject on audit (subject, sequence)`,
    `create index audit_action on audit (action, sequence)`,
    `create index audit_at on audit (at)`,
    `create table audit_head (
      id integer not null primary key check (id = 1),
      sequence integer not null,
      hash text not null
    ${end}`,
    `insert into audit_head (id, sequence, hash) values (1, 0, '')`,
    `create table audit_address (
      sequence integer not null primary key references audit (sequence),
      salt text not null,
      address text not null
    ${end}`,
    `create table audit_reason (
      sequence integer not null primary key references audit (sequence),
      salt text not null,
      reason text not null
    ${end}`,
    `create table site (
      id integer not null primary key check (id = 1),
      demo integer not null check (demo in (0, 1))
    ${end}`,
    `insert into site (id, demo) values (1, 0)`,
  ]
}

function guards(kind: DatabaseKind): string[] {
  if (kind === 'sqlite') {
    return ['update', 'delete'].map(
      (change) => `create trigger audit_no_${change} before ${change} on audit
        begin select raise(abort, 'audit is append-only'); end`,
    )
  }
  return [
    ...['update', 'delete'].map(
      (change) => `create trigger audit_no_${change} before ${change} on audit
        for each row execute function refuse_change()`,
    ),
    `create trigger audit_no_truncate before truncate on audit
      for each statement execute function refuse_change()`,
  ]
}
