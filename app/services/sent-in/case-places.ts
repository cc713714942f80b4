import type { CaseView } from '../../components/case/case-view.ts'
import type { PlaceGroup } from '../../components/sent-in/send-view.ts'
import type { NamedPlace } from './send-in.server.ts'

/** The places of a case that a reader can say something about, as the page calls them. */
export function casePlaces(view: CaseView): PlaceGroup[] {
  const groups: PlaceGroup[] = [
    { group: 'text', places: view.textSections.map(({ title }, index) => place(`text:${index + 1}`, title)) },
    { group: 'figures', places: [...view.series, ...view.facts].map(({ id, label }) => place(`figure:${id}`, label)) },
    { group: 'harms', places: view.harms.map(({ id, label }) => place(`harm:${id}`, label)) },
    { group: 'indicators', places: view.index.indicators.map(({ id, name }) => place(`indicator:${id}`, `${id} ${name}`)) }, // prettier-ignore
    {
      group: 'evidence',
      places: view.evidence.map(({ id, number, source }) => place(`evidence:${id}`, `${number} ${source.title}`)),
    },
  ]
  return groups.filter(({ places }) => places.length > 0)
}

const place = (value: string, words: string) => ({ value, words })

/** A place as it is called in both languages; undefined for one that the case does not have. `case` is the whole of it. */
export function namedPlace(value: string, zh: CaseView, en: CaseView): NamedPlace | undefined {
  if (value === 'case') return { value, words: { 'zh-CN': '', en: '' } }
  const [inZh, inEn] = [wordsOf(value, zh), wordsOf(value, en)]
  const either = inZh ?? inEn
  // A translation may lack a section.
  return either === undefined ? undefined : { value, words: { 'zh-CN': inZh ?? either, en: inEn ?? either } }
}

function wordsOf(value: string, view: CaseView): string | undefined {
  const places = casePlaces(view).flatMap((group) => group.places)
  return places.find((one) => one.value === value)?.words
}

/** Where on the page of a case a place stands. */
export function placeAnchor(value: string): string {
  const [kind, id] = value.split(':')
  if (kind === 'figure') return `#fact-${id}`
  if (kind === 'evidence') return `#evidence-${id}`
  return { text: '#text', harm: '#harms', indicator: '#index' }[kind!] ?? ''
}
