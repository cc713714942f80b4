import { findFences } from '#cases/front-matter.ts'
import { leastText } from '#cases/prose.ts'
import type { Problem } from '#cases/problem.ts'
import { splitSections } from '#cases/sections.ts'

/** What a text that has never been scored needs before it can be. */
export interface FirstNeeds {
  readonly hasSource: boolean
  readonly hasEvidence: boolean
  readonly characters: number
  readonly leastCharacters: number
  readonly hasLimits: boolean
  /** Where the text begins, and where its section on limits does: lines of the file. */
  readonly textLine: number
  readonly limitsLine: number
  /** Errors beside these four. */
  readonly otherErrors: number
}

const OF_THE_TEXT: readonly Problem['code'][] = ['text-too-short', 'empty-section', 'missing-heading']
const NO_LIST: readonly Problem['code'][] = ['list-too-short', 'missing', 'not-filled', 'wrong-type']

/**
 * @param problems those of the text
 * @returns nothing where the facts cannot be told from the text
 */
export function firstNeeds(text: string, problems: readonly Problem[]): FirstNeeds | undefined {
  const fences = findFences(text, 'case.md')
  if (!fences.ok || problems.some(({ code }) => code.startsWith('yaml-'))) return undefined
  const { bodyStart, bodyLine: textLine } = fences.value
  const body = text.slice(bodyStart)
  const { characters, least, hasLimits, limitsLine } = leastText(body, splitSections(body, textLine))
  const lacks = (list: string) => problems.some(({ code, path }) => path === list && NO_LIST.includes(code))
  const others = problems.filter(
    ({ code, path, severity }) =>
      severity === 'error' &&
      !OF_THE_TEXT.includes(code) &&
      !((path === 'sources' || path === 'evidence') && NO_LIST.includes(code)),
  )
  return {
    hasSource: !lacks('sources'),
    hasEvidence: !lacks('evidence'),
    characters,
    leastCharacters: least,
    hasLimits,
    textLine,
    limitsLine: limitsLine ?? textLine,
    otherErrors: others.length,
  }
}
