import { readFileSync } from 'node:fs'
import { expect, expectTypeOf, test } from 'vitest'
import { MESSAGES } from '#cases/messages.ts'
import { parseCase, type Case } from '#cases/parse.ts'
import type { CaseFacts } from '#scoring/facts.ts'
import * as vocabulary from '#scoring/vocabulary.ts'

const readme = readFileSync('cases/README.md', 'utf8')

test('the example of the README is a case without problems', () => {
  const example = /```markdown\n([^]*?)```/.exec(readme)![1]!
  const parsed = parseCase(example, 'README.md')
  expect(parsed.ok ? parsed.warnings : parsed.problems).toEqual([])
})

test('the README names every code, warnings marked', () => {
  for (const [code, { severity }] of Object.entries(MESSAGES)) {
    expect(readme).toContain(`\`${code}\``)
    expect(readme.includes(`⚠\`${code}\``), code).toBe(severity === 'warning')
  }
})

test('the README names every value of the lists a case chooses from', () => {
  const { SOCIAL_ISSUES, MECHANISMS, SOURCE_KINDS, CLAIMANT_KINDS, SECTORS, REGION_SCOPES, ADMIN_LEVELS } = vocabulary
  const { ASSET_KINDS, OUTCOME_KINDS, QUALIFIERS, NOT_PRICED_CODES, SPENDING_DETAILS, FOUNDATION_ROLES } = vocabulary
  const { SEARCH_SCOPES, FUNDING_SCOPES, TRIGGERS, SIDES, SIGNS } = vocabulary
  for (const list of [
    SOCIAL_ISSUES,
    MECHANISMS,
    SOURCE_KINDS,
    CLAIMANT_KINDS,
    SECTORS,
    REGION_SCOPES,
    ADMIN_LEVELS,
    ASSET_KINDS,
    OUTCOME_KINDS,
    QUALIFIERS,
    NOT_PRICED_CODES,
    SPENDING_DETAILS,
    FOUNDATION_ROLES,
    SEARCH_SCOPES,
    FUNDING_SCOPES,
    TRIGGERS,
    SIDES,
    SIGNS,
  ])
    // prettier-ignore
    for (const value of list) expect(readme).toContain(`\`${value}\``)
})

test('a parsed case is what the methods read, without mapping', () => {
  expectTypeOf<Case>().toExtend<CaseFacts>()
})
