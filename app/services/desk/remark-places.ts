import { dottedPath } from '#cases/problem.ts'
import { splitSections } from '#cases/sections.ts'
import type { Json } from '#cases/edit/json.ts'
import type { Language } from '../../i18n/languages.ts'
import { fieldWords } from '../../components/history/field-words.ts'
import type { Anchor } from '../../forms/desk/remark-place.ts'

export interface RemarkPlace {
  /** As a form sends it. */
  readonly value: string
  readonly words: string
}

const FIRST_WORDS = 16

/** The places of a revision that a remark can be about, in the order of the page: facts, then sections and paragraphs. */
export function remarkPlaces(facts: Json, body: string, language: Language): RemarkPlace[] {
  const fields = Object.keys(facts as object).map((key) => ({
    value: `field:${dottedPath([key])}`,
    words: fieldWords([key], [facts], language).join(' › '),
  }))
  const sections = splitSections(body, 1).flatMap(({ heading, markdown }) => [
    { value: `section:${heading}`, words: heading === '' ? '—' : heading },
    ...paragraphsOf(markdown).map((paragraph, index) => ({
      value: `section:${heading}#${index + 1}`,
      words: `${heading} ¶${index + 1} ${paragraph.slice(0, FIRST_WORDS)}…`,
    })),
  ])
  return [...fields, ...sections]
}

const paragraphsOf = (markdown: string): string[] =>
  markdown
    .split(/\n[ \t\r]*\n/)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')

/** A place in words; `case` is said by the page. */
export function placeWords(anchor: Anchor, facts: Json, language: Language): string {
  if (anchor.kind === 'case') return ''
  if (anchor.kind === 'section') {
    return anchor.paragraph === undefined ? anchor.heading : `${anchor.heading} ¶${anchor.paragraph}`
  }
  const path = [...anchor.path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, place]) => key ?? Number(place))
  return fieldWords(path, [facts], language).join(' › ')
}
