import { libraryMap } from '../charts/library-map.ts'
import { DARK, LIGHT } from '../charts/palette.ts'
import { renderPng, renderWords } from '../charts/render-png.server.ts'
import { readLibraryMapQuery } from '../forms/library-map-query.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { organisationKey } from './case-facets.ts'
import { selectCases } from './case-selection.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { mapCases } from './library-map.server.ts'
import { library } from './library.server.ts'
import { fileAnswer } from './plain-answer.server.ts'

const drawn = keptPerLibrary<Buffer>(60)

/**
 * The map as an image, under the same conditions as the page. `plain=1` leaves title and legend out, where a page says
 * them; `theme=dark` draws it for a dark page. What the address asks for and nobody knows is left out, as on the page.
 */
export async function libraryMapImage(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const language = requestLanguage(request)
  const speech = { language, t: translator(dictionaryOf(language)) }
  const shelf = await library()
  const organisations = new Set(shelf.cases.map((entry) => organisationKey(entry.case)))
  const { query } = readLibraryMapQuery(searchParams, organisations)
  const found = selectCases(shelf, { ...query.filter, sort: 'title' }, language).cases
  const plain = searchParams.get('plain') === '1'
  const dark = searchParams.get('theme') === 'dark'
  const palette = dark ? DARK : LIGHT
  // By what is found and not by what was asked: words without end find the same few sets of cases.
  const key = [language, plain, dark, query.carbonPrice, ...found.map(({ id }) => id)].join(' ')
  const png = drawn(shelf, key, () => {
    if (found.length === 0) return renderWords([], speech.t('cases.empty.title'), palette)
    const cases = mapCases(found, query.carbonPrice, language)
    const options = { cases, carbonPrice: query.carbonPrice, narrow: false, legend: !plain, boxes: new Float64Array(4 * cases.length) } // prettier-ignore
    return renderPng((font) => libraryMap(options, speech, palette, font), palette, !plain)
  })
  return fileAnswer(png, 'image/png', 'map.png')
}
