import { frontMatterValue } from '#cases/edit/edit-case.ts'
import type { Json } from '#cases/edit/json.ts'
import { diffFacts } from '#cases/diff/diff-facts.ts'
import { diffSections } from '#cases/diff/diff-sections.ts'
import { splitFrontMatter } from '#cases/front-matter.ts'
import type { ChangeLine } from '../../components/desk/review/review-view.ts'
import { fieldWords } from '../../components/history/field-words.ts'
import type { Language } from '../../i18n/languages.ts'
import type { CaseTexts } from './case-texts.ts'

const SHOWN = 60

export interface RevisionChanges {
  readonly facts: readonly ChangeLine[]
  readonly sections: readonly ChangeLine[]
  /** Changes beyond those listed. */
  readonly more: number
}

/** What differs between two revisions, as a list in words: facts by field, texts by section. */
export function revisionChanges(before: CaseTexts, after: CaseTexts, language: Language): RevisionChanges {
  const [was, now] = [factsOf(before.text), factsOf(after.text)]
  const facts = diffFacts(was, now).map(({ path, kind }): ChangeLine => ({
    kind,
    words: fieldWords(path, [now, was], language).join(' › '),
  }))
  const sections = [
    ...sectionChanges(bodyOf(before.text), bodyOf(after.text), ''),
    ...sectionChanges(bodyOf(before.english ?? ''), bodyOf(after.english ?? ''), 'English: '),
  ]
  return {
    facts: facts.slice(0, SHOWN),
    sections: sections.slice(0, SHOWN),
    more: Math.max(0, facts.length - SHOWN) + Math.max(0, sections.length - SHOWN),
  }
}

function sectionChanges(before: string, after: string, prefix: string): ChangeLine[] {
  return diffSections(before, after).flatMap(({ kind, heading, headingBefore, moved }) => {
    if (kind === 'kept' && !moved) return []
    const named = headingBefore === undefined ? heading : `${headingBefore} → ${heading}`
    return [{ kind: kind === 'kept' ? 'moved' : kind, words: `${prefix}${named === '' ? '—' : named}` } as const]
  })
}

/** The facts as plain data; none where they cannot be read. */
export function factsOf(text: string): Json {
  const read = frontMatterValue(text)
  return read.ok ? read.value : {}
}

export function bodyOf(text: string): string {
  const parts = splitFrontMatter(text, 'case.md')
  return parts.ok ? parts.value.body : text
}
