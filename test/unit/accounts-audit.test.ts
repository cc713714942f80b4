import { describe, expect, test } from 'vitest'
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '#app/access/audit-actions.ts'
import { AUDIT_ACTION_WORDS, AUDIT_SUBJECT_WORDS } from '#app/content/accounts/audit.ts'
import { AUDIT_VERIFY } from '#app/content/accounts/audit-verify.ts'
import { auditAddress, readAuditQuery, startOfDay, subjectsOf } from '#app/forms/accounts/audit-query.ts'
import { addressDigest, chainedHash, type ChainedEntry } from '#app/services/accounts/audit-chain.ts'
import { AUDIT_FAULTS } from '#app/services/accounts/audit-verify.server.ts'

const read = (search: string) => readAuditQuery(new URLSearchParams(search))
const EVERYTHING = {
  person: '',
  action: undefined,
  from: undefined,
  to: undefined,
  id: '',
  entry: undefined,
  before: undefined,
}

describe('the words of the audit', () => {
  test.each([
    ['each action', AUDIT_ACTIONS, AUDIT_ACTION_WORDS],
    ['each kind of thing', AUDIT_SUBJECTS, AUDIT_SUBJECT_WORDS],
  ])('are there for %s, in both languages, and tell them apart', (_name, keys, words) => {
    expect(Object.keys(words).sort()).toEqual([...keys].sort())
    for (const language of ['zh-CN', 'en'] as const) {
      const said = Object.values(words).map((word) => word[language])
      expect(said.every((word) => word.trim() !== '')).toBe(true)
      expect(new Set(said).size).toBe(said.length)
    }
  })

  test('are there for each fault', () => {
    expect(AUDIT_FAULTS.filter((fault) => !(fault in AUDIT_VERIFY))).toEqual([])
  })
})

describe('the address of the audit', () => {
  test('is read as it is written', () => {
    const query = {
      person: '王 小明',
      action: 'role.grant',
      from: '2026-11-01',
      to: '2026-11-01',
      id: 'session:s_1',
      entry: 12,
      before: 345,
    } as const
    const address = auditAddress(query)
    expect(read(address.slice('/admin/audit?'.length))).toEqual({ query, leftOut: [] })
    expect(auditAddress(EVERYTHING)).toBe('/admin/audit')
  })

  test('shows everything where it asks for nothing, whatever else stands in it', () => {
    expect(read('')).toEqual({ query: EVERYTHING, leftOut: [] })
    expect(read('person=&action=&from=++&to=&id=&lang=en&other=1')).toEqual({ query: EVERYTHING, leftOut: [] })
  })

  test.each([
    ['action=everything', 'action', 'everything'],
    ['from=2026-02-29', 'from', '2026-02-29'],
    ['to=yesterday', 'to', 'yesterday'],
    ['entry=0', 'entry', '0'],
    ['before=-5', 'before', '-5'],
    ['before=12345678901', 'before', '12345678901'],
    ['person=a%00b', 'person', 'a\0b'],
    [`id=${'x'.repeat(201)}`, 'id', `${'x'.repeat(60)}…`],
  ])('%s is left out and said to be', (search, name, value) => {
    expect(read(search)).toEqual({ query: EVERYTHING, leftOut: [{ name, value }] })
  })

  test('leaves out an end that lies before the beginning', () => {
    expect(read('from=2026-11-02&to=2026-11-01')).toEqual({
      query: { ...EVERYTHING, from: '2026-11-02' },
      leftOut: [{ name: 'to', value: '2026-11-01' }],
    })
  })

  test('counts days by the clock of Beijing, eight hours ahead', () => {
    expect(startOfDay('2026-11-21')).toBe('2026-11-20T16:00:00.000Z')
    expect(startOfDay('2026-02-28', 1)).toBe('2026-02-28T16:00:00.000Z')
  })

  test('finds an id with and without what it is of', () => {
    expect(subjectsOf('session:s_1')).toEqual(['session:s_1'])
    expect(subjectsOf('s_1')).toEqual(AUDIT_SUBJECTS.map((kind) => `${kind}:s_1`))
  })
})

describe('the chain', () => {
  const entry: ChainedEntry = {
    sequence: 1,
    at: '2026-11-21T08:00:00.000Z',
    actorId: undefined,
    trueActorId: undefined,
    action: 'session.start',
    subject: 'session:s_1',
    beforeJson: 'null',
    afterJson: '{"method":"password"}',
    addressDigest: addressDigest('salt', '203.0.113.7'),
  }

  // printf '%s' 'salt 203.0.113.7' | sha256sum; then the JSON of the fields in order the same way.
  test('is SHA-256 over the fields, as any other program computes it', () => {
    expect(entry.addressDigest).toBe('df116f356075155ad256e4a885c706156658a18ecb8da2e55578ed4ff3d14003')
    expect(chainedHash(entry, '')).toBe('eee356c3f43934cf8d4183bf29705965e303dd6065270cfd041c4d976e61a245')
    expect(chainedHash({ ...entry, actorId: 'p_1', trueActorId: '' }, 'ab')).toBe(
      'b71642dad70addbc52b24113582692458053bc7505be33f6d424a486a492cbb2',
    )
  })

  test('tells a missing actor from an empty one, and fields from each other', () => {
    const hashes = [
      entry,
      { ...entry, actorId: '' },
      { ...entry, trueActorId: '' },
      { ...entry, action: 'session.startsession:', subject: 's_1' },
      { ...entry, beforeJson: 'null{', afterJson: '"method":"password"}' },
    ].map((one) => chainedHash(one, ''))
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})
