import type { Standing } from '#scoring/award/selection.ts'
import type { Refusal } from '#scoring/result.ts'
import { RESULT, whyWord } from '../../../content/award/result.ts'
import type { Language } from '../../../i18n/languages.ts'
import { said } from '../../accounts/use-words.ts'

/** What the things are called about which a standing says something, in one language. */
export interface StandingNames {
  readonly language: Language
  readonly entries: (ids: readonly string[]) => string
  readonly grounds: (ids: readonly string[]) => string
  readonly category: (id: string) => string
  readonly why: (why: Refusal) => string
  /** Winners who share a value that a cap counts by; not there where that is not told. */
  readonly holders?: (attribute: string, value: string) => readonly string[]
}

interface NamesOfOne {
  readonly entry: (id: string) => string
  readonly category: (id: string) => string
  readonly ground: (id: string) => string
}

export function standingNames(language: Language, { entry, category, ground }: NamesOfOne): StandingNames {
  const comma = language === 'en' ? ', ' : '、'
  return {
    language,
    entries: (ids) => (ids.length === 0 ? said(RESULT, language, 'nobody') : ids.map(entry).join(comma)),
    grounds: (ids) => ids.map(ground).join(comma),
    category,
    why: ({ code, detail }) => said(RESULT, language, whyWord(code), { code, ...detail }),
  }
}

/** What became of an entry and why, in words. */
export function standingText(standing: Standing, names: StandingNames): string {
  const say = (word: keyof typeof RESULT, values?: Readonly<Record<string, string | number>>) =>
    said(RESULT, names.language, word, values)
  switch (standing.code) {
    case 'won':
      return say('standing.won', { place: standing.place }) + (standing.byLot ? say('byLot') : '')
    case 'moved-up': {
      const moved = say('standing.moved-up', { place: standing.place, passed: names.entries(standing.passed) })
      return moved + (standing.byLot ? say('byLot') : '')
    }
    case 'reserve':
      return say('standing.reserve', { place: standing.place })
    case 'vetoed':
      return say('standing.vetoed', { grounds: names.grounds(standing.grounds) })
    case 'capped': {
      const { attribute, value, most } = standing
      const holders = names.holders?.(attribute, value) ?? []
      return holders.length === 0
        ? say('standing.capped', { value, most })
        : say('standing.capped-by', { value, most, holders: names.entries(holders) })
    }
    case 'double': {
      const category = names.category(standing.category)
      return standing.sameAs === undefined
        ? say('standing.double', { organisation: standing.organisation, category })
        : say('standing.double-project', { entry: names.entries([standing.sameAs]), category })
    }
    case 'no-score':
      return say('standing.no-score', { why: names.why(standing.why) })
    default:
      return say(`standing.${standing.code}`)
  }
}
