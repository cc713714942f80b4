import { beginWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { isSlugTaken } from '#db/repositories/desk/case-name.ts'
import { isCaseSlug } from '#db/repositories/revision.ts'
import type { LocalText } from '#scoring/facts.ts'
import { INDICATORS, type SocialIssue } from '#scoring/vocabulary.ts'
import { demandRight } from '../../access/need.ts'
import { refused, RefusedError } from '../accounts/refused.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'

/** What is asked before a case can be begun: nine fields. */
export interface NewCase {
  readonly slug: string
  readonly title: LocalText
  readonly summary: LocalText
  readonly organisation: LocalText
  /** Section letter of GB/T 4754. */
  readonly industry: string
  readonly socialIssue: SocialIssue
}

/**
 * Begins a draft of a new case. It becomes a case, and its name is taken for good, when it is first saved.
 * @throws RefusedError `slug-form`, `slug-taken`
 */
export async function beginCase({ db }: DeskSite, { visitor, now }: DeskVisit, begun: NewCase): Promise<void> {
  demandRight(visitor, 'case.write')
  if (!isCaseSlug(begun.slug)) throw new RefusedError(refused('slug-form'))
  if (await isSlugTaken(db, begun.slug)) throw new RefusedError(refused('slug-taken'))
  await beginWorkingCopy(db, {
    personId: visitor.personId,
    caseId: begun.slug,
    baseRevisionId: undefined,
    text: skeleton(begun, now),
    english: undefined,
    savedAt: now,
  })
}

/**
 * The text of a case of which nothing else is known: what nobody has looked up says so. It lacks a first source, the
 * place in it that proves something, and the text; those cannot be made up.
 */
export function skeleton({ slug, title, summary, organisation, industry, socialIssue }: NewCase, now: string): string {
  // JSON's strings are YAML's as well, whatever stands in them.
  const both = (text: LocalText) => `{ zh-CN: ${JSON.stringify(text['zh-CN'])}, en: ${JSON.stringify(text.en)} }`
  return `---
format: 1
id: ${slug}
kind: short
title: ${both(title)}
summary: ${both(summary)}
organisation:
  name: ${both(organisation)}
  industry: ${industry}
socialIssue: ${socialIssue}
trigger: unknown
asOf: ${now.slice(0, 7)}
licence: CC-BY-4.0
status: unknown
sources: []
evidence: []
period: {}
indicators:
${INDICATORS.map((indicator) => `  ${indicator}: { state: unknown, level: { min: 0, max: 3 } }`).join('\n')}
outcomes: []
harms: { state: unknown }
investments: { state: unknown }
facts: []
---

## 局限与待查

`
}
